package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.chat.Head;
import dev.confab.processors.domain.chat.InvitationRow;
import dev.confab.processors.domain.chat.InvitationRows;
import dev.confab.processors.domain.chat.LinkRow;
import dev.confab.processors.store.InvitationStore.Due;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may come to chats, and who may not; bytes as in {@link RowBytesTest}. */
class InvitationStoreTest {
  private static final UUID CHAT = new UUID(1, 1);
  private static final UUID OTHER_CHAT = new UUID(-1, 1);
  private static final UUID ANN = new UUID(2, 2);
  private static final UUID BOB = new UUID(-2, 3);
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private static final String ANN_HEX = "00000000000000020000000000000002";

  private final KeyValueStore<Bytes, byte[]> rows = InMemoryRows.open();
  private final ChatStore store = new ChatStore(rows);
  private final InvitationRows invitations = store.invitations();

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void an_invitation_keeps_its_bytes() {
    InvitationRow row = new InvitationRow(ANN, 9, Instant.ofEpochMilli(0x0102));

    assertThat(HexFormat.of().formatHex(ChatRowBytes.write(row)))
        .isEqualTo("01" + ANN_HEX + "0000000000000009" + "0000000000000102");
    assertThat(ChatRowBytes.readInvitation(ChatRowBytes.write(row))).isEqualTo(row);
  }

  @Test
  void a_link_keeps_its_bytes() {
    LinkRow bounded = new LinkRow(ANN, 5L, 3, Instant.ofEpochMilli(0x0102), true);
    LinkRow endless = new LinkRow(ANN, null, 3, null, false);

    assertThat(HexFormat.of().formatHex(ChatRowBytes.write(bounded)))
        .isEqualTo(
            "01"
                + ANN_HEX
                + "0000000000000005"
                + "0000000000000003"
                + "01"
                + "0000000000000102"
                + "01");
    assertThat(HexFormat.of().formatHex(ChatRowBytes.write(endless)))
        .isEqualTo("01" + ANN_HEX + "0000000000000000" + "0000000000000003" + "00" + "00");
    assertThat(ChatRowBytes.readLink(ChatRowBytes.write(bounded))).isEqualTo(bounded);
    assertThat(ChatRowBytes.readLink(ChatRowBytes.write(endless))).isEqualTo(endless);
  }

  @Test
  void what_was_never_written_is_not_there() {
    assertThat(invitations.invitation(CHAT, ANN)).isNull();
    assertThat(invitations.link(CHAT, 1)).isNull();
    assertThat(invitations.banned(CHAT, ANN)).isFalse();
    assertThat(store.dueUntil(T0, 10)).isEmpty();
  }

  @Test
  void an_invitation_is_of_one_user_to_one_chat() {
    InvitationRow row = at(60, 4);
    invitations.putInvitation(CHAT, ANN, row);

    assertThat(invitations.invitation(CHAT, ANN)).isEqualTo(row);
    assertThat(invitations.invitation(CHAT, BOB)).isNull();
    assertThat(invitations.invitation(OTHER_CHAT, ANN)).isNull();
  }

  @Test
  void invitations_are_due_in_the_order_of_their_times_whatever_their_chat() {
    invitations.putInvitation(OTHER_CHAT, BOB, at(1, 7));
    invitations.putInvitation(CHAT, ANN, at(3, 4));
    invitations.putInvitation(CHAT, BOB, at(2, 5));
    invitations.putInvitation(OTHER_CHAT, ANN, at(4, 6));

    assertThat(store.dueUntil(T0.plusSeconds(3), 10))
        .containsExactly(
            new Due(OTHER_CHAT, BOB, at(1, 7)),
            new Due(CHAT, BOB, at(2, 5)),
            new Due(CHAT, ANN, at(3, 4)));
    assertThat(store.dueUntil(T0.plusSeconds(3), 2))
        .extracting(due -> due.invitation().seq())
        .containsExactly(7L, 5L);
    assertThat(store.dueUntil(T0.plusMillis(999), 10)).isEmpty();
  }

  @Test
  void what_is_due_stays_until_it_is_ended() {
    invitations.putInvitation(CHAT, ANN, at(1, 4));
    invitations.putInvitation(CHAT, BOB, at(1, 5));

    assertThat(store.dueUntil(T0.plusSeconds(9), 10)).hasSize(2);
    assertThat(store.dueUntil(T0.plusSeconds(9), 10)).hasSize(2);
    invitations.removeInvitation(CHAT, ANN, at(1, 4));
    assertThat(store.dueUntil(T0.plusSeconds(9), 10)).containsExactly(new Due(CHAT, BOB, at(1, 5)));
    assertThat(invitations.invitation(CHAT, ANN)).isNull();
  }

  @Test
  void two_due_at_once_are_two() {
    invitations.putInvitation(CHAT, ANN, at(1, 4));
    invitations.putInvitation(OTHER_CHAT, ANN, at(1, 4));

    assertThat(store.dueUntil(T0.plusSeconds(1), 10)).hasSize(2);
  }

  @Test
  void a_link_is_of_one_chat_and_the_last_word_counts() {
    LinkRow link = new LinkRow(ANN, 5L, 0, T0, false);
    invitations.putLink(CHAT, 4, link);
    LinkRow revoked = new LinkRow(ANN, 5L, 1, T0, true);
    invitations.putLink(CHAT, 4, revoked);

    assertThat(invitations.link(CHAT, 4)).isEqualTo(revoked);
    assertThat(invitations.link(CHAT, 5)).isNull();
    assertThat(invitations.link(OTHER_CHAT, 4)).isNull();
  }

  @Test
  void a_ban_is_of_one_user_in_one_chat_until_it_is_lifted() {
    invitations.putBanned(CHAT, ANN, true);

    assertThat(invitations.banned(CHAT, ANN)).isTrue();
    assertThat(invitations.banned(CHAT, BOB)).isFalse();
    assertThat(invitations.banned(OTHER_CHAT, ANN)).isFalse();
    invitations.putBanned(CHAT, ANN, false);
    assertThat(invitations.banned(CHAT, ANN)).isFalse();
    assertThat(count()).isZero();
  }

  @Test
  void a_sweep_of_outcomes_leaves_all_of_it() {
    store.putHead(
        CHAT,
        new Head(
            ChatType.GROUP,
            new ChatSettings(true, 0, 0, List.of()),
            ANN,
            Sha256.ofParts(),
            9,
            0,
            T0,
            new Head.Counts(1, 1, 1, 0)));
    invitations.putInvitation(CHAT, ANN, at(1, 4));
    invitations.putLink(CHAT, 4, new LinkRow(ANN, null, 0, null, false));
    invitations.putBanned(CHAT, BOB, true);
    int before = count();

    assertThat(store.sweepDone(T0.plusSeconds(9), 1000)).isZero();
    assertThat(count()).isEqualTo(before);
  }

  private static InvitationRow at(long seconds, long seq) {
    return new InvitationRow(BOB, seq, T0.plusSeconds(seconds));
  }

  private int count() {
    int count = 0;
    try (KeyValueIterator<Bytes, byte[]> all = rows.all()) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }
}
