package dev.confab.processors.query;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.AttachAnswer;
import dev.confab.platform.query.AttachAnswer.Attached;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.AttachQuery.Cursor;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.TimelineTopology;
import dev.confab.processors.view.ViewPartition;
import dev.confab.processors.view.ViewPartitions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Attaching a session to chats. Each chat is read under the partition's lock, so its head, its
 * member and its events are of one moment, {@code lastSeq}; and as the view has first come to the
 * gateway's position, the gateway's tail holds everything after that moment. Different chats of one
 * answer may be of different moments, which does no harm: each has its own {@code lastSeq}.
 */
final class AttachQueries {
  private final ViewPartitions timeline;

  AttachQueries(ViewPartitions timeline) {
    this.timeline = timeline;
  }

  List<AttachAnswer> attach(List<AttachQuery> queries) {
    Deadline deadline = Deadline.in(Views.PATIENCE);
    return queries.stream().map(query -> attach(query, deadline)).toList();
  }

  private AttachAnswer attach(AttachQuery query, Deadline deadline) {
    Limits.checkIds(query.cursors());
    ViewPartition partition = timeline.at(query.partition());
    partition.await(TimelineTopology.CHAT_EVENTS, query.minOffset(), deadline);
    List<Attached> answers = new ArrayList<>();
    long budgetBytes = AttachQuery.MAX_ANSWER_BYTES;
    for (Cursor cursor : query.cursors()) {
      long maxBytes = Math.min(query.maxBytes(), budgetBytes);
      Attached answer = partition.read(rows -> attach(rows, query, cursor, maxBytes));
      budgetBytes -= answer.events().stream().mapToLong(event -> event.length).sum();
      answers.add(answer);
    }
    return new AttachAnswer(answers);
  }

  private Attached attach(
      ReadOnlyKeyValueStore<byte[], byte[]> rows, AttachQuery query, Cursor cursor, long maxBytes) {
    UUID chatId = cursor.chatId();
    if (timeline.numberOf(chatId) != query.partition()) {
      throw new IllegalArgumentException("chat " + chatId + " is in another partition");
    }
    ChatRows chat = new ChatRows(rows, chatId);
    HeadRow head = chat.head();
    if (head == null) {
      return new Attached(chatId, Access.NO_CHAT, 0, 0, null, false, List.of());
    }
    MemberRow member = chat.member(query.userId(), head);
    Missed missed = missed(chat, head, member, cursor.seq(), query.maxEvents(), maxBytes);
    // A former member is told what ended it, not what the chat has become since.
    boolean inside = member != null && member.member();
    return new Attached(
        chatId,
        inside ? Access.MEMBER : Access.NO_MEMBER,
        head.seq(),
        inside ? head.lastNo() : 0,
        inside ? head.name() : null,
        missed.snapshot(),
        missed.events());
  }

  private static Missed missed(
      ChatRows chat,
      HeadRow head,
      @Nullable MemberRow member,
      long cursor,
      int maxEvents,
      long maxBytes) {
    if (cursor < 0) {
      return new Missed(false, List.of());
    }
    List<SeqRange> ranges = Visible.clip(Visible.toReturning(head, member), cursor + 1, head.seq());
    boolean kept = ranges.isEmpty() || ranges.getFirst().from() >= head.oldestChange();
    if (kept && Visible.size(ranges) <= maxEvents) {
      Bounded all = new Bounded(maxEvents, maxBytes);
      ranges.forEach(range -> chat.changes(range, true, all::add));
      if (!all.full) {
        return new Missed(false, all.events);
      }
    }
    Bounded newest = new Bounded(Math.min(maxEvents, Limits.SNAPSHOT_EVENTS), maxBytes);
    Visible.clip(ranges, head.oldestChange(), head.seq())
        .reversed()
        .forEach(range -> chat.changes(range, false, newest::add));
    return new Missed(true, newest.events.reversed());
  }

  private record Missed(boolean snapshot, List<byte[]> events) {}

  /** Collects events until one does not fit. */
  private static final class Bounded {
    private final List<byte[]> events = new ArrayList<>();
    private final int maxEvents;
    private long bytesLeft;
    private boolean full;

    Bounded(int maxEvents, long maxBytes) {
      this.maxEvents = maxEvents;
      this.bytesLeft = maxBytes;
    }

    boolean add(byte[] event) {
      if (full || events.size() >= maxEvents || event.length > bytesLeft) {
        full = true;
        return false;
      }
      bytesLeft -= event.length;
      return events.add(event);
    }
  }
}
