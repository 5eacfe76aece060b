package dev.confab.processors.query;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.ViewPartitions;
import java.util.UUID;
import java.util.function.Function;

/** How chats are read: as far as was asked, at one moment, and by members if it is theirs alone. */
final class ChatReading {
  private final ViewPartitions timeline;

  ChatReading(ViewPartitions timeline) {
    this.timeline = timeline;
  }

  /** What a member may read. */
  @FunctionalInterface
  interface MemberQuery<R> {
    R read(Seen seen);
  }

  /** Reads as a current member, or says what the viewer is instead. */
  <R> R asMember(
      UUID viewer, ChatPosition chat, Function<Access, R> refused, MemberQuery<R> query) {
    return reading(
        chat,
        Deadline.in(Views.PATIENCE),
        rows -> {
          HeadRow head = rows.head();
          if (head == null) {
            return refused.apply(Access.NO_CHAT);
          }
          MemberRow member = rows.member(viewer, head);
          return member == null || !member.member()
              ? refused.apply(Access.NO_MEMBER)
              : query.read(new Seen(rows, head, viewer, member));
        });
  }

  /** Reads once the view has come as far in the chat as was asked. */
  <R> R reading(ChatPosition chat, Deadline deadline, Function<ChatRows, R> query) {
    UUID chatId = chat.chatId();
    var partition = timeline.of(chatId);
    long reached =
        partition.readWhen(
            chatId,
            rows -> lastSeq(new ChatRows(rows, chatId)),
            seq -> seq >= chat.minSeq(),
            deadline);
    if (reached < chat.minSeq()) {
      throw new ViewUnavailableException(
          "the timeline has not come to seq " + chat.minSeq() + " of the chat yet");
    }
    return partition.read(rows -> query.apply(new ChatRows(rows, chatId)));
  }

  /** Reads what is there now, as a part of an answer that takes several looks. */
  <R> R again(UUID chatId, Function<ChatRows, R> query) {
    return timeline.of(chatId).read(rows -> query.apply(new ChatRows(rows, chatId)));
  }

  private static long lastSeq(ChatRows rows) {
    HeadRow head = rows.head();
    return head == null ? 0 : head.seq();
  }
}
