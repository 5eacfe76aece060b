package dev.confab.processors.query;

import dev.confab.platform.query.Message;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.MessageRow;
import dev.confab.processors.view.TimelineKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows of one chat in the timeline, read at one moment. */
final class ChatRows {
  /**
   * How many seqs the first look of a scan takes in; each further look takes twice as many.
   * Messages are a part of all changes, and a scan costs by the range that it is given.
   */
  private static final long FIRST_WINDOW = 128;

  private final ReadOnlyKeyValueStore<byte[], byte[]> rows;
  private final UUID chatId;

  ChatRows(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID chatId) {
    this.rows = rows;
    this.chatId = chatId;
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

  @Nullable Message message(long seq) {
    byte[] row = rows.get(TimelineKeys.message(chatId, seq));
    return row == null ? null : MessageRow.read(chatId, seq, row);
  }

  /** The first messages of some ranges, ascending. */
  List<Message> oldestMessages(List<SeqRange> ranges, int limit) {
    List<Message> found = new ArrayList<>();
    for (SeqRange range : ranges) {
      long from = range.from();
      for (long window = FIRST_WINDOW; from <= range.to() && found.size() < limit; window *= 2) {
        long to = Math.min(range.to(), from + window - 1);
        scanMessages(from, to, true, limit, found);
        from = to + 1;
      }
    }
    return found;
  }

  /** The last messages of some ranges, ascending. */
  List<Message> newestMessages(List<SeqRange> ranges, int limit) {
    List<Message> found = new ArrayList<>();
    for (SeqRange range : ranges.reversed()) {
      long to = range.to();
      for (long window = FIRST_WINDOW; to >= range.from() && found.size() < limit; window *= 2) {
        long from = Math.max(range.from(), to - window + 1);
        scanMessages(from, to, false, limit, found);
        to = from - 1;
      }
    }
    return found.reversed();
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

  private void scanMessages(long from, long to, boolean upward, int limit, List<Message> found) {
    byte[] first = TimelineKeys.message(chatId, from);
    byte[] last = TimelineKeys.message(chatId, to);
    try (KeyValueIterator<byte[], byte[]> scan =
        upward ? rows.range(first, last) : rows.reverseRange(first, last)) {
      while (scan.hasNext() && found.size() < limit) {
        KeyValue<byte[], byte[]> row = scan.next();
        found.add(MessageRow.read(chatId, TimelineKeys.seqOf(row.key), row.value));
      }
    }
  }
}
