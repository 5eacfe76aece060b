package dev.confab.processors.query;

import dev.confab.processors.view.UserChatKeys;
import java.util.UUID;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of a user's chats, one chat after the other, without what was hidden in them. */
final class UserChatScan {
  private static final UUID FIRST_ID = new UUID(0, 0);
  private static final UUID LAST_ID = new UUID(-1, -1);

  private UserChatScan() {}

  /** Is shown one row after the other. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Looks at a row.
     *
     * @return go on?
     */
    boolean visit(byte[] key, byte[] value);
  }

  /** Shows the rows of the chats behind one. Hidden messages may be many: they are jumped over. */
  static void scan(
      ReadOnlyKeyValueStore<byte[], byte[]> rows,
      UUID userId,
      @Nullable UUID after,
      Visitor visitor) {
    byte[] last = UserChatKeys.hidden(userId, LAST_ID, Long.MAX_VALUE);
    byte[] from =
        after == null
            ? UserChatKeys.membership(userId, FIRST_ID)
            : UserChatKeys.hidden(userId, after, Long.MAX_VALUE);
    while (from != null) {
      byte[] behind = null;
      try (var found = rows.range(from, last)) {
        while (behind == null && found.hasNext()) {
          var row = found.next();
          if (UserChatKeys.isHidden(row.key)) {
            behind = UserChatKeys.hidden(userId, UserChatKeys.chatOf(row.key), Long.MAX_VALUE);
          } else if (!visitor.visit(row.key, row.value)) {
            return;
          }
        }
      }
      from = behind;
    }
  }
}
