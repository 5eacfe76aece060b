package dev.confab.processors.query;

import dev.confab.processors.view.MarkRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.TimelineKeys;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** The members of a chat by user id, each with what they say of how far they have come. */
final class MemberScan {
  private static final UUID FIRST_ID = new UUID(0, 0);
  private static final UUID LAST_ID = new UUID(-1, -1);

  private MemberScan() {}

  /** Is shown one member after the other. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Looks at a member.
     *
     * @return go on?
     */
    boolean visit(UUID userId, MemberRow row, MarkRow mark);
  }

  /**
   * Shows the members behind a user id until the visitor has enough. Rows of both kinds lie in the
   * same order, so each is read once.
   *
   * @param mostRows ends the scan, too: rows of former members count
   * @return the last user looked at; null if that was the end of the list
   */
  static @Nullable UUID scan(ChatRows chat, @Nullable UUID after, int mostRows, Visitor visitor) {
    UUID chatId = chat.chatId();
    UUID first = after == null ? FIRST_ID : after;
    try (var members =
            chat.store()
                .range(TimelineKeys.member(chatId, first), TimelineKeys.member(chatId, LAST_ID));
        var marks =
            chat.store()
                .range(TimelineKeys.mark(chatId, first), TimelineKeys.mark(chatId, LAST_ID))) {
      Marks beside = new Marks(chatId, marks);
      for (int left = mostRows; members.hasNext(); left--) {
        KeyValue<byte[], byte[]> next = members.next();
        UUID userId = TimelineKeys.userOf(next.key);
        MemberRow row = MemberRow.fromBytes(next.value);
        boolean wanted = row.member() && !userId.equals(after);
        if (left == 0 || (wanted && !visitor.visit(userId, row, beside.of(userId)))) {
          return userId;
        }
      }
      return null;
    }
  }

  /** Follows the members through the marks. */
  private static final class Marks {
    private final UUID chatId;
    private final KeyValueIterator<byte[], byte[]> rows;
    private @Nullable KeyValue<byte[], byte[]> next;

    Marks(UUID chatId, KeyValueIterator<byte[], byte[]> rows) {
      this.chatId = chatId;
      this.rows = rows;
    }

    MarkRow of(UUID userId) {
      byte[] wanted = TimelineKeys.mark(chatId, userId);
      while (next == null || Arrays.compareUnsigned(next.key, wanted) < 0) {
        if (!rows.hasNext()) {
          return MarkRow.NONE;
        }
        next = rows.next();
      }
      return Arrays.equals(next.key, wanted) ? MarkRow.fromBytes(next.value) : MarkRow.NONE;
    }
  }
}
