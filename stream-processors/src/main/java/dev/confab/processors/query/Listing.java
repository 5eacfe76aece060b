package dev.confab.processors.query;

import dev.confab.platform.query.SeqRange;
import dev.confab.processors.view.MessageRow;
import dev.confab.processors.view.TimelineKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows of a chat that lie in the order of the seq that their keys end with. */
final class Listing {
  /**
   * How many seqs the first look of a scan takes in; each further look takes twice as many.
   * Messages are a part of all changes, and a scan costs by the range that it is given.
   */
  private static final long FIRST_WINDOW = 128;

  private final ReadOnlyKeyValueStore<byte[], byte[]> rows;
  private final LongFunction<byte[]> keyOf;
  private final Function<Listed, @Nullable MessageRow> messageOf;

  /** A row under its seq. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Listed(long seq, byte[] value) {}

  private Listing(
      ReadOnlyKeyValueStore<byte[], byte[]> rows,
      LongFunction<byte[]> keyOf,
      Function<Listed, @Nullable MessageRow> messageOf) {
    this.rows = rows;
    this.keyOf = keyOf;
    this.messageOf = messageOf;
  }

  /** The chat's messages. */
  static Listing messages(ChatRows chat) {
    return new Listing(
        chat.store(),
        seq -> TimelineKeys.message(chat.chatId(), seq),
        listed -> MessageRow.fromBytes(listed.value()));
  }

  /** The replies in the thread of a message. */
  static Listing replies(ChatRows chat, long rootSeq) {
    return new Listing(
        chat.store(),
        seq -> TimelineKeys.reply(chat.chatId(), rootSeq, seq),
        listed -> chat.message(listed.seq()));
  }

  /** The message that a row is of; null if only the row is here yet. */
  @Nullable MessageRow message(Listed listed) {
    return messageOf.apply(listed);
  }

  /** The first rows of some ranges, ascending. */
  List<Listed> oldest(List<SeqRange> ranges, int limit) {
    List<Listed> found = new ArrayList<>();
    for (SeqRange range : ranges) {
      long from = range.from();
      for (long window = FIRST_WINDOW; from <= range.to() && found.size() < limit; window *= 2) {
        long to = Math.min(range.to(), from + window - 1);
        scan(from, to, true, limit, found);
        from = to + 1;
      }
    }
    return found;
  }

  /** The last rows of some ranges, ascending. */
  List<Listed> newest(List<SeqRange> ranges, int limit) {
    List<Listed> found = new ArrayList<>();
    for (SeqRange range : ranges.reversed()) {
      long to = range.to();
      for (long window = FIRST_WINDOW; to >= range.from() && found.size() < limit; window *= 2) {
        long from = Math.max(range.from(), to - window + 1);
        scan(from, to, false, limit, found);
        to = from - 1;
      }
    }
    return found.reversed();
  }

  /**
   * The seq of the first message written at a time or later, found by halving: where messages are
   * not in the order of their times, a place where earlier and later ones meet.
   *
   * @return one behind {@code lastSeq} if all were written earlier
   */
  static long seqAt(ChatRows chat, Instant time, long lastSeq) {
    Listing messages = messages(chat);
    long low = 1;
    long high = lastSeq + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      List<Listed> next = messages.oldest(List.of(new SeqRange(middle, high - 1)), 1);
      if (next.isEmpty()
          || !MessageRow.fromBytes(next.getFirst().value()).sentAt().isBefore(time)) {
        high = middle;
      } else {
        low = next.getFirst().seq() + 1;
      }
    }
    return low;
  }

  private void scan(long from, long to, boolean upward, int limit, List<Listed> found) {
    byte[] first = keyOf.apply(from);
    byte[] last = keyOf.apply(to);
    try (KeyValueIterator<byte[], byte[]> scan =
        upward ? rows.range(first, last) : rows.reverseRange(first, last)) {
      while (scan.hasNext() && found.size() < limit) {
        KeyValue<byte[], byte[]> row = scan.next();
        found.add(new Listed(TimelineKeys.lastOf(row.key), row.value));
      }
    }
  }
}
