package dev.confab.processors.store;

import dev.confab.processors.domain.user.ChatPreferenceRow;
import dev.confab.processors.domain.user.ChatPreferenceRows;
import dev.confab.schemas.user.ChatPreferences;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The rows in {@link UserStore} of what users alone see of chats. */
final class ChatPreferenceStore implements ChatPreferenceRows {
  private static final byte PREFERENCES = 23;
  private static final byte HIDDEN = 24;

  private static final byte V1 = 1;

  private final KeyValueStore<Bytes, byte[]> rows;

  ChatPreferenceStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  @Override
  public ChatPreferenceRow preferences(UUID userId, UUID chatId) {
    byte[] row = rows.get(RowKeys.of(userId, PREFERENCES, chatId));
    return row == null ? ChatPreferenceRow.NEW : read(row);
  }

  @Override
  public long hiddenSince(UUID userId, UUID chatId, long messageSeq) {
    byte[] row = rows.get(hiddenKey(userId, chatId, messageSeq));
    return row == null ? 0 : UserRowBytes.readNumber(row);
  }

  @Override
  public void putPreferences(UUID userId, UUID chatId, ChatPreferenceRow row) {
    rows.put(RowKeys.of(userId, PREFERENCES, chatId), write(row));
  }

  @Override
  public void putHidden(UUID userId, UUID chatId, long messageSeq, long version) {
    rows.put(hiddenKey(userId, chatId, messageSeq), UserRowBytes.write(version));
  }

  private static Bytes hiddenKey(UUID userId, UUID chatId, long messageSeq) {
    return RowKeys.of(userId, HIDDEN, messageSeq, chatId);
  }

  static byte[] write(ChatPreferenceRow row) {
    ChatPreferences preferences = row.preferences();
    return new RowOut(V1)
        .number(row.version())
        .flag(preferences.archived())
        .flag(preferences.pinned())
        .flag(preferences.muted())
        .timeOrNull(preferences.mutedUntil())
        .bytes();
  }

  static ChatPreferenceRow read(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new ChatPreferenceRow(
        in.number(), new ChatPreferences(in.flag(), in.flag(), in.flag(), in.timeOrNull()));
  }
}
