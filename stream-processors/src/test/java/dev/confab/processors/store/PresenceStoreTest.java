package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.presence.LeaseRow;
import dev.confab.processors.domain.presence.NodeReport;
import dev.confab.processors.domain.presence.PresenceRow;
import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bytes of rows are on disks and in changelogs: see {@link RowBytesTest}. */
class PresenceStoreTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID NODE = new UUID(9, 1);
  private static final UUID OTHER = new UUID(9, 2);
  private static final Instant AT = Instant.ofEpochMilli(0x0102);

  private final KeyValueStore<Bytes, byte[]> rows = InMemoryRows.open();
  private final PresenceStore store = new PresenceStore(rows);

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void what_was_never_written_is_not_there() {
    assertThat(store.user(ANN)).isNull();
    assertThat(store.lease(NODE)).isNull();
    assertThat(store.leases()).isEmpty();
    assertThat(store.usersOf(NODE, 10)).isEmpty();
  }

  @Test
  void users_are_read_as_they_were_written() {
    PresenceRow row = row(PresenceStatus.values());
    store.putUser(ANN, row);

    assertThat(store.user(ANN)).isEqualTo(row);
    assertThat(store.user(BOB)).isNull();

    store.removeUser(ANN);
    assertThat(store.user(ANN)).isNull();
  }

  @Test
  void the_bytes_of_a_user_are_these() {
    assertThat(HexFormat.of().formatHex(PresenceRowBytes.write(row(PresenceStatus.AWAY))))
        .isEqualTo(
            "01" // format
                + "0000000000000007" // version
                + "0000000000000102" // at
                + "03" // busy
                + "00000001" // nodes
                + "00000000000000090000000000000001" // node
                + "0000000000000004" // no
                + "0000000000000102" // at
                + "00000001" // connections
                + "00000000000000050000000000000000" // session
                + "0000000000000000" // connection
                + "02" // away
                + "0000000000000102"); // since
  }

  @Test
  void the_bytes_of_a_lease_are_these() {
    assertThat(HexFormat.of().formatHex(PresenceRowBytes.write(new LeaseRow(3, AT))))
        .isEqualTo("01" + "0000000000000003" + "0000000000000102");
  }

  @Test
  void leases_are_listed_and_taken_away() {
    store.putLease(NODE, new LeaseRow(3, AT));
    store.putLease(OTHER, new LeaseRow(0, AT));
    store.putUser(ANN, row(PresenceStatus.AWAY));

    assertThat(store.leases())
        .isEqualTo(Map.of(NODE, new LeaseRow(3, AT), OTHER, new LeaseRow(0, AT)));
    assertThat(store.lease(NODE)).isEqualTo(new LeaseRow(3, AT));

    store.removeLease(NODE);
    assertThat(store.leases()).containsOnlyKeys(OTHER);
  }

  @Test
  void a_gateways_users_are_found_up_to_a_number() {
    store.putConnected(NODE, ANN, true);
    store.putConnected(NODE, BOB, true);
    store.putConnected(OTHER, BOB, true);

    assertThat(store.usersOf(NODE, 10)).containsExactly(ANN, BOB);
    assertThat(store.usersOf(NODE, 1)).containsExactly(ANN);

    store.putConnected(NODE, ANN, false);
    store.putConnected(NODE, ANN, false);
    assertThat(store.usersOf(NODE, 10)).containsExactly(BOB);
    assertThat(store.usersOf(OTHER, 10)).containsExactly(BOB);
  }

  private static PresenceRow row(PresenceStatus... statuses) {
    List<LiveConnection> connections =
        Stream.of(statuses)
            .map(status -> new LiveConnection(new UUID(5, 0), 0, status, AT))
            .toList();
    NodeReport report = new NodeReport(NODE, 4, AT, connections);
    return new PresenceRow(7, AT, PresenceStatus.BUSY, List.of(report));
  }
}
