package dev.confab.processors.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.LeaseKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.presence.LeaseTimes;
import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.presence.RenewLease;
import dev.confab.schemas.presence.ReportConnections;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Presence, wired: what is published, and the lease of gateways. */
final class PresenceTopologyTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID NODE = new UUID(9, 1);
  private static final Instant T0 = Deciders.START;
  private static final int LEASE_SECONDS = (int) LeaseTimes.LEASE.toSeconds();

  private final Deciders deciders = new Deciders(PresenceTopology::build);

  @AfterEach
  void close() {
    deciders.close();
  }

  @Test
  void a_change_is_published_once() {
    report(ANN, 1, PresenceStatus.ONLINE);
    report(ANN, 1, PresenceStatus.ONLINE);
    report(ANN, 2, PresenceStatus.ONLINE, PresenceStatus.AWAY);

    assertThat(deciders.written(Topics.PRESENCE_EVENTS))
        .containsExactly(new PresenceChanged(ANN, 1, T0, PresenceStatus.ONLINE, null));
    assertThat(deciders.outcomes()).hasOnlyElementsOfType(Accepted.class);
  }

  @Test
  void a_gateway_that_falls_silent_takes_its_users_offline_after_its_lease_and_no_sooner() {
    report(ANN, 1, PresenceStatus.ONLINE);
    renew(1);
    deciders.written(Topics.PRESENCE_EVENTS);

    seconds(LEASE_SECONDS);
    assertThat(deciders.written(Topics.PRESENCE_EVENTS)).isEmpty();
    seconds(1);

    Instant found = T0.plusSeconds(LEASE_SECONDS + 1);
    assertThat(deciders.written(Topics.PRESENCE_EVENTS))
        .containsExactly(new PresenceChanged(ANN, 2, found, PresenceStatus.OFFLINE, T0));
    seconds(2 * LEASE_SECONDS);
    assertThat(deciders.written(Topics.PRESENCE_EVENTS)).isEmpty();
    assertThat(deciders.records(Topics.DEAD_LETTERS)).isEmpty();
  }

  @Test
  void a_gateway_that_renews_keeps_its_users() {
    report(ANN, 1, PresenceStatus.ONLINE);
    for (int renewal = 1; renewal <= 10; renewal++) {
      renew(renewal);
      seconds(LEASE_SECONDS - 1);
    }

    assertThat(deciders.written(Topics.PRESENCE_EVENTS)).hasSize(1);
  }

  @Test
  void a_clock_that_jumps_is_no_silence() {
    report(ANN, 1, PresenceStatus.ONLINE);
    deciders.passes(Duration.ofHours(5));
    renew(1);
    seconds(LEASE_SECONDS - 1);

    assertThat(deciders.written(Topics.PRESENCE_EVENTS)).hasSize(1);
  }

  @Test
  void a_dead_gateway_with_thousands_of_users_takes_all_of_them_offline() {
    int users = 1_700;
    IntStream.range(0, users).forEach(i -> report(new UUID(2, i), i, PresenceStatus.AWAY));
    deciders.written(Topics.PRESENCE_EVENTS);

    seconds(LEASE_SECONDS + 1);

    assertThat(deciders.written(Topics.PRESENCE_EVENTS))
        .hasSize(users)
        .allSatisfy(event -> assertThat(event.status()).isEqualTo(PresenceStatus.OFFLINE));
  }

  @Test
  void an_erased_user_leaves_a_tombstone() {
    report(ANN, 1, PresenceStatus.ONLINE);
    deciders.records(Topics.PRESENCE_EVENTS.name());

    deciders.send(Topics.PRESENCE_COMMANDS, ANN, new ForgetPresence(ANN, T0));

    assertThat(deciders.records(Topics.PRESENCE_EVENTS.name()))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo(Ids.bytes(ANN));
              assertThat(record.value()).isNull();
            });
  }

  @Test
  void what_cannot_be_read_or_is_under_another_key_is_set_aside() {
    deciders.pipe(
        Topics.PRESENCE_COMMANDS.name(), Ids.bytes(ANN), new byte[] {9}, new RecordHeaders());
    deciders.send(Topics.PRESENCE_COMMANDS, NODE, new ForgetPresence(ANN, T0));
    deciders.send(Topics.PRESENCE_COMMANDS, NODE, new RenewLease(NODE, 0, 1, T0));

    assertThat(deciders.records(Topics.DEAD_LETTERS)).hasSize(3);
  }

  @Test
  void it_is_wired_as_reviewed() throws IOException {
    Path golden = Path.of("src/test/resources/topologies/presence.txt");
    String now = PresenceTopology.build(new InMemorySchemaIds()).describe().toString();
    if (Boolean.getBoolean("confab.golden.update")) {
      Files.writeString(golden, now);
    }

    assertThat(now)
        .as("if the change is meant, run this test with -Dconfab.golden.update=true")
        .isEqualTo(Files.readString(golden));
  }

  private void seconds(int seconds) {
    for (int second = 0; second < seconds; second++) {
      deciders.passes(Duration.ofSeconds(1));
    }
  }

  private void report(UUID userId, long no, PresenceStatus... statuses) {
    List<LiveConnection> connections =
        IntStream.range(0, statuses.length)
            .mapToObj(i -> new LiveConnection(new UUID(5, i), i, statuses[i], T0))
            .toList();
    deciders.send(
        Topics.PRESENCE_COMMANDS, userId, new ReportConnections(userId, NODE, no, connections, T0));
  }

  private void renew(long renewal) {
    deciders.send(
        Topics.PRESENCE_COMMANDS,
        new LeaseKey(NODE, 0).bytes(),
        new RenewLease(NODE, 0, renewal, T0));
  }
}
