package dev.confab.processors.query;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.HistoryRange.Side;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.SeqRange;
import dev.confab.processors.query.Listing.Listed;
import dev.confab.processors.view.MessageRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Queries for stretches of what was said. */
final class HistoryQueries {
  private final ChatReading reading;

  HistoryQueries(ChatReading reading) {
    this.reading = reading;
  }

  HistoryPage history(UUID viewer, ChatPosition chat, HistoryRange range) {
    Limits.checkPage(range.limit(), Limits.MESSAGES);
    return reading.asMember(
        viewer, chat, HistoryPage::none, seen -> page(seen, Listing.messages(seen.rows()), range));
  }

  HistoryPage thread(UUID viewer, ChatPosition chat, long rootSeq, HistoryRange range) {
    Limits.checkPage(range.limit(), Limits.MESSAGES);
    return reading.asMember(
        viewer,
        chat,
        HistoryPage::none,
        seen ->
            seen.row(rootSeq) == null
                ? HistoryPage.none(Access.MEMBER)
                : page(seen, Listing.replies(seen.rows(), rootSeq), range));
  }

  RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {
    return reading.asMember(
        viewer,
        chat,
        access -> new RangeAnswer(access, false, List.of()),
        seen -> {
          List<SeqRange> ranges = seen.visible(fromSeq, toSeq);
          if (!ranges.isEmpty() && ranges.getFirst().from() < seen.head().oldestChange()) {
            return new RangeAnswer(Access.MEMBER, true, List.of());
          }
          List<byte[]> events = new ArrayList<>();
          ranges.forEach(range -> seen.rows().changes(range, true, events::add));
          return new RangeAnswer(Access.MEMBER, false, events);
        });
  }

  private static HistoryPage page(Seen seen, Listing listing, HistoryRange range) {
    int limit = range.limit();
    long place = place(seen, range);
    List<Listed> older =
        range.side() == Side.AFTER ? List.of() : older(seen, listing, place, limit + 1);
    List<Listed> newer =
        range.side() == Side.BEFORE ? List.of() : newer(seen, listing, place, limit + 1);
    // A side that has little leaves its room to the other one.
    int fromNewer = Math.min(newer.size(), limit - Math.min(older.size(), limit / 2));
    if (range.side() == Side.AFTER) {
      fromNewer = Math.min(newer.size(), limit);
    }
    int fromOlder = Math.min(older.size(), limit - fromNewer);
    List<Listed> taken = new ArrayList<>(older.subList(older.size() - fromOlder, older.size()));
    taken.addAll(newer.subList(0, fromNewer));
    if (taken.isEmpty()) {
      return HistoryPage.none(Access.MEMBER);
    }
    boolean moreOlder =
        fromOlder < older.size()
            || (fromOlder == 0 && !older(seen, listing, taken.getFirst().seq(), 1).isEmpty());
    boolean moreNewer =
        fromNewer < newer.size()
            || (fromNewer == 0 && !newer(seen, listing, taken.getLast().seq() + 1, 1).isEmpty());
    return new HistoryPage(Access.MEMBER, shown(seen, listing, taken), moreOlder, moreNewer);
  }

  private static List<Message> shown(Seen seen, Listing listing, List<Listed> listed) {
    List<Message> messages = new ArrayList<>();
    for (Listed one : listed) {
      MessageRow row = listing.message(one);
      if (row != null) {
        messages.add(seen.shown(one.seq(), row));
      }
    }
    return messages;
  }

  /** The first seq that is not on the older side. */
  private static long place(Seen seen, HistoryRange range) {
    long end = seen.head().seq() + 1;
    Instant time = range.time();
    if (time != null) {
      return Listing.seqAt(seen.rows(), time, seen.head().seq());
    }
    Long seq = range.seq();
    if (seq == null) {
      return range.side() == Side.AFTER ? 1 : end;
    }
    return range.side() == Side.AFTER ? Math.min(seq, end - 1) + 1 : Math.min(seq, end);
  }

  private static List<Listed> older(Seen seen, Listing listing, long place, int limit) {
    return listing.newest(seen.visible(1, place - 1), limit);
  }

  private static List<Listed> newer(Seen seen, Listing listing, long place, int limit) {
    return listing.oldest(seen.visible(place, Long.MAX_VALUE), limit);
  }
}
