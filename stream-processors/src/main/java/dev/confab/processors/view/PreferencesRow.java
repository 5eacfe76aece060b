package dev.confab.processors.view;

import dev.confab.schemas.user.ChatPreferences;
import java.nio.ByteBuffer;

/** Rows of user-chats that come from the user's own events. */
public final class PreferencesRow {
  private static final byte[] HIDDEN = new RowOut().bytes();

  private PreferencesRow() {}

  static byte[] bytes(ChatPreferences preferences) {
    return new RowOut()
        .flag(preferences.archived())
        .flag(preferences.pinned())
        .flag(preferences.muted())
        .timeOrNull(preferences.mutedUntil())
        .bytes();
  }

  /** Reads how a user has a chat in their list. */
  public static ChatPreferences preferences(byte[] row) {
    RowIn in = new RowIn(row);
    return new ChatPreferences(in.flag(), in.flag(), in.flag(), in.timeOrNull());
  }

  /** That a message is hidden is all that its row says. */
  static byte[] hidden() {
    return HIDDEN.clone();
  }

  static byte[] version(long version) {
    return ByteBuffer.allocate(Long.BYTES).putLong(version).array();
  }

  /** Reads how far the user's own events have been applied. */
  public static long version(byte[] row) {
    return ByteBuffer.wrap(row).getLong();
  }
}
