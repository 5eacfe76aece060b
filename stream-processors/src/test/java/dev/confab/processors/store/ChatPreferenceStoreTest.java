package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.user.ChatPreferenceRow;
import dev.confab.processors.domain.user.ChatPreferenceRows;
import dev.confab.processors.domain.user.ErasedRow;
import dev.confab.schemas.user.ChatPreferences;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bytes of rows are on disks and in changelogs: see {@link RowBytesTest}. */
class ChatPreferenceStoreTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID CHAT = new UUID(5, 1);
  private static final UUID OTHER = new UUID(5, 2);
  private static final ChatPreferenceRow MUTED =
      new ChatPreferenceRow(
          9, new ChatPreferences(false, true, true, Instant.ofEpochMilli(0x0102)));
  private static final ChatPreferenceRow ARCHIVED =
      new ChatPreferenceRow(10, new ChatPreferences(true, false, false, null));

  private final KeyValueStore<Bytes, byte[]> rows = InMemoryRows.open();
  private final UserStore users = new UserStore(rows);
  private final ChatPreferenceRows preferences = users.chatPreferences();

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void what_was_never_written_is_not_there() {
    assertThat(preferences.preferences(ANN, CHAT)).isEqualTo(ChatPreferenceRow.NEW);
    assertThat(preferences.hiddenSince(ANN, CHAT, 7)).isZero();
  }

  @Test
  void rows_are_read_as_they_were_written() {
    preferences.putPreferences(ANN, CHAT, MUTED);
    preferences.putPreferences(ANN, OTHER, ARCHIVED);
    preferences.putHidden(ANN, CHAT, 7, 11);

    assertThat(preferences.preferences(ANN, CHAT)).isEqualTo(MUTED);
    assertThat(preferences.preferences(ANN, OTHER)).isEqualTo(ARCHIVED);
    assertThat(preferences.preferences(BOB, CHAT)).isEqualTo(ChatPreferenceRow.NEW);
    assertThat(preferences.hiddenSince(ANN, CHAT, 7)).isEqualTo(11);
    assertThat(preferences.hiddenSince(ANN, CHAT, 8)).isZero();
    assertThat(preferences.hiddenSince(ANN, OTHER, 7)).isZero();
    assertThat(preferences.hiddenSince(BOB, CHAT, 7)).isZero();
  }

  @Test
  void they_go_with_the_account_and_with_no_other() {
    for (UUID user : new UUID[] {ANN, BOB}) {
      preferences.putPreferences(user, CHAT, MUTED);
      preferences.putHidden(user, CHAT, 7, 11);
    }

    users.erase(ANN, new ErasedRow(12, Instant.EPOCH));

    assertThat(preferences.preferences(ANN, CHAT)).isEqualTo(ChatPreferenceRow.NEW);
    assertThat(preferences.hiddenSince(ANN, CHAT, 7)).isZero();
    assertThat(preferences.preferences(BOB, CHAT)).isEqualTo(MUTED);
    assertThat(preferences.hiddenSince(BOB, CHAT, 7)).isEqualTo(11);
  }

  @Test
  void rows_keep_their_bytes() {
    assertThat(hex(ChatPreferenceStore.write(MUTED)))
        .isEqualTo("01" + "0000000000000009" + "000101" + "01" + "0000000000000102");
    assertThat(hex(ChatPreferenceStore.write(ARCHIVED)))
        .isEqualTo("01" + "000000000000000a" + "010000" + "00");
  }

  private static String hex(byte[] row) {
    return HexFormat.of().formatHex(row);
  }
}
