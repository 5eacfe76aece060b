package dev.confab.processors.query;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.HistoryPage;
import dev.confab.platform.query.HistoryRange;
import dev.confab.platform.query.HistoryRange.Side;
import dev.confab.platform.query.Marks;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberPage;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.RangeAnswer;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.TimelineKeys;
import dev.confab.processors.view.ViewPartitions;
import dev.confab.schemas.chat.ChatSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Queries over the timeline. */
final class TimelineQueries {
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final ViewPartitions timeline;

  TimelineQueries(ViewPartitions timeline) {
    this.timeline = timeline;
  }

  List<ChatHead> heads(UUID viewer, List<ChatPosition> chats) {
    Limits.checkIds(chats);
    Deadline deadline = Deadline.in(Views.PATIENCE);
    return chats.stream().flatMap(chat -> head(viewer, chat, deadline).stream()).toList();
  }

  Optional<ChatHead> chat(UUID viewer, ChatPosition chat) {
    return head(viewer, chat, Deadline.in(Views.PATIENCE));
  }

  MemberPage members(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit) {
    Limits.checkPage(limit, Limits.PAGE);
    return asMember(
        viewer,
        chat,
        access -> new MemberPage(access, List.of(), false),
        (rows, head, _) -> {
          List<Member> found = scanMembers(rows, chat.chatId(), head, after, limit + 1);
          boolean more = found.size() > limit;
          return new MemberPage(Access.MEMBER, more ? found.subList(0, limit) : found, more);
        });
  }

  HistoryPage history(UUID viewer, ChatPosition chat, HistoryRange range) {
    Limits.checkPage(range.limit(), Limits.MESSAGES);
    Long seq = range.seq();
    Long after = range.side() == Side.AFTER ? (seq == null ? 0L : seq) : null;
    Long before = range.side() == Side.BEFORE ? seq : null;
    return asMember(
        viewer,
        chat,
        HistoryPage::none,
        (rows, head, member) -> {
          List<SeqRange> ranges =
              Visible.clip(
                  Visible.toMember(head, member),
                  after == null ? 1 : after + 1,
                  before == null ? head.seq() : Math.min(head.seq(), before - 1));
          ChatRows chatRows = new ChatRows(rows, chat.chatId());
          return after == null
              ? newest(chatRows.newestMessages(ranges, range.limit() + 1), range.limit())
              : oldest(chatRows.oldestMessages(ranges, range.limit() + 1), range.limit());
        });
  }

  RangeAnswer events(UUID viewer, ChatPosition chat, long fromSeq, long toSeq) {
    return asMember(
        viewer,
        chat,
        access -> new RangeAnswer(access, false, List.of()),
        (rows, head, member) -> {
          List<SeqRange> ranges =
              Visible.clip(Visible.toMember(head, member), fromSeq, Math.min(toSeq, head.seq()));
          if (!ranges.isEmpty() && ranges.getFirst().from() < head.oldestChange()) {
            return new RangeAnswer(Access.MEMBER, true, List.of());
          }
          List<byte[]> events = new ArrayList<>();
          ChatRows chatRows = new ChatRows(rows, chat.chatId());
          ranges.forEach(range -> chatRows.changes(range, true, events::add));
          return new RangeAnswer(Access.MEMBER, false, events);
        });
  }

  private static HistoryPage newest(List<Message> found, int limit) {
    boolean more = found.size() > limit;
    return new HistoryPage(
        Access.MEMBER, more ? found.subList(1, found.size()) : found, more, false);
  }

  private static HistoryPage oldest(List<Message> found, int limit) {
    boolean more = found.size() > limit;
    return new HistoryPage(Access.MEMBER, more ? found.subList(0, limit) : found, false, more);
  }

  private Optional<ChatHead> head(UUID viewer, ChatPosition chat, Deadline deadline) {
    return reading(
        chat,
        deadline,
        rows -> {
          ChatRows chatRows = new ChatRows(rows, chat.chatId());
          HeadRow head = chatRows.head();
          if (head == null) {
            return Optional.empty();
          }
          MemberRow row = chatRows.member(viewer, head);
          return Optional.of(head(chat.chatId(), viewer, head, row, chatRows));
        });
  }

  private static ChatHead head(
      UUID chatId, UUID viewer, HeadRow head, @Nullable MemberRow row, ChatRows rows) {
    MemberRow member = row != null && row.member() ? row : null;
    return new ChatHead(
        chatId,
        head.type(),
        head.name(),
        head.description(),
        null,
        ChatSettings.initial(head.type(), head.open()),
        head.createdAt(),
        head.createdBy(),
        head.seq(),
        head.lastNo(),
        head.memberCount(),
        head.lastActivityAt(),
        member == null ? null : member(viewer, head, member),
        null,
        member == null ? 0 : head.lastNo() - Math.max(member.readNo(), member.joinedNo()),
        0,
        0,
        member == null ? null : lastMessage(head, member, rows),
        member == null ? null : head.peerOf(viewer));
  }

  private static @Nullable Message lastMessage(HeadRow head, MemberRow member, ChatRows rows) {
    long seq = head.lastMessageSeq();
    boolean visible = Visible.toMember(head, member).stream().anyMatch(r -> r.contains(seq));
    return seq > 0 && visible ? rows.message(seq) : null;
  }

  private static Member member(UUID userId, HeadRow head, MemberRow row) {
    return new Member(
        userId,
        row.role(),
        Set.of(),
        Set.of(),
        Set.of(),
        row.joinedSeq(),
        row.joinedAt(),
        Visible.toMember(head, row),
        new Marks(row.readNo(), null, row.readNo(), null));
  }

  private static List<Member> scanMembers(
      ReadOnlyKeyValueStore<byte[], byte[]> rows,
      UUID chatId,
      HeadRow head,
      @Nullable UUID after,
      int limit) {
    List<Member> found = new ArrayList<>();
    byte[] from = TimelineKeys.member(chatId, Objects.requireNonNullElse(after, new UUID(0, 0)));
    try (var scan = rows.range(from, TimelineKeys.member(chatId, LAST_ID))) {
      while (scan.hasNext() && found.size() < limit) {
        var next = scan.next();
        UUID userId = TimelineKeys.userOf(next.key);
        MemberRow row = MemberRow.fromBytes(next.value);
        if (row.member() && !userId.equals(after)) {
          found.add(member(userId, head, row));
        }
      }
    }
    return found;
  }

  /** Reads as a current member, or says what the viewer is instead. */
  private <R> R asMember(
      UUID viewer, ChatPosition chat, Function<Access, R> refused, MemberQuery<R> query) {
    return reading(
        chat,
        Deadline.in(Views.PATIENCE),
        rows -> {
          ChatRows chatRows = new ChatRows(rows, chat.chatId());
          HeadRow head = chatRows.head();
          if (head == null) {
            return refused.apply(Access.NO_CHAT);
          }
          MemberRow member = chatRows.member(viewer, head);
          return member == null || !member.member()
              ? refused.apply(Access.NO_MEMBER)
              : query.read(rows, head, member);
        });
  }

  /** Reads once the view has come as far in the chat as was asked. */
  private <R> R reading(
      ChatPosition chat,
      Deadline deadline,
      Function<ReadOnlyKeyValueStore<byte[], byte[]>, R> query) {
    var partition = timeline.of(chat.chatId());
    long reached =
        partition.readWhen(
            chat.chatId(),
            rows -> lastSeq(rows, chat.chatId()),
            seq -> seq >= chat.minSeq(),
            deadline);
    if (reached < chat.minSeq()) {
      throw new ViewUnavailableException(
          "the timeline has not come to seq " + chat.minSeq() + " of the chat yet");
    }
    return partition.read(query);
  }

  private static long lastSeq(ReadOnlyKeyValueStore<byte[], byte[]> rows, UUID chatId) {
    HeadRow head = new ChatRows(rows, chatId).head();
    return head == null ? 0 : head.seq();
  }

  /** What a member may read. */
  @FunctionalInterface
  private interface MemberQuery<R> {
    R read(ReadOnlyKeyValueStore<byte[], byte[]> rows, HeadRow head, MemberRow member);
  }
}
