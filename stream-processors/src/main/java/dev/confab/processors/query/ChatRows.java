package dev.confab.processors.query;

import dev.confab.platform.query.SeqRange;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MarkRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.MessageRow;
import dev.confab.processors.view.TimelineKeys;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of one chat in the timeline, read at one moment. */
final class ChatRows {
  private final ReadOnlyKeyValueStore<byte[], byte[]> rows;
  private final UUID chatId;

  ChatRows(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID chatId) {
    this.rows = rows;
    this.chatId = chatId;
  }

  UUID chatId() {
    return chatId;
  }

  ReadOnlyKeyValueStore<byte[], byte[]> store() {
    return rows;
  }

  @Nullable HeadRow head() {
    byte[] row = rows.get(TimelineKeys.head(chatId));
    return row == null ? null : HeadRow.fromBytes(row);
  }

  /**
   * A member or the mark of a former one, as of the head.
   *
   * @throws ViewUnavailableException if the row is ahead of the head: the view was stopped in the
   *     middle of writing and is about to apply the missing events again
   */
  @Nullable MemberRow member(UUID userId, HeadRow head) {
    byte[] bytes = rows.get(TimelineKeys.member(chatId, userId));
    MemberRow row = bytes == null ? null : MemberRow.fromBytes(bytes);
    if (row != null && row.seq() > head.seq()) {
      throw new ViewUnavailableException("the timeline is catching up");
    }
    return row;
  }

  MarkRow mark(UUID userId) {
    byte[] row = rows.get(TimelineKeys.mark(chatId, userId));
    return row == null ? MarkRow.NONE : MarkRow.fromBytes(row);
  }

  @Nullable MessageRow message(long seq) {
    byte[] row = rows.get(TimelineKeys.message(chatId, seq));
    return row == null ? null : MessageRow.fromBytes(row);
  }

  boolean has(byte[] key) {
    return rows.get(key) != null;
  }

  /**
   * All changes of a range, which the view must keep.
   *
   * @param upward oldest first?
   * @param wanted asked with each event's bytes; no ends the scan
   * @throws ViewUnavailableException if one is missing: see {@link #member}
   */
  void changes(SeqRange range, boolean upward, Predicate<byte[]> wanted) {
    long expected = upward ? range.from() : range.to();
    byte[] from = TimelineKeys.change(chatId, range.from());
    byte[] to = TimelineKeys.change(chatId, range.to());
    try (var found = upward ? rows.range(from, to) : rows.reverseRange(from, to)) {
      while (range.contains(expected)) {
        KeyValue<byte[], byte[]> row = found.hasNext() ? found.next() : null;
        if (row == null || TimelineKeys.seqOf(row.key) != expected) {
          throw new ViewUnavailableException("the timeline is catching up");
        }
        if (!wanted.test(row.value)) {
          return;
        }
        expected += upward ? 1 : -1;
      }
    }
  }
}
