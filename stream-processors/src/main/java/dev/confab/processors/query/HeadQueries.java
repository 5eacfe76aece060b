package dev.confab.processors.query;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.Views;
import dev.confab.processors.view.Deadline;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.InvitationRow;
import dev.confab.processors.view.MarkRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.TimelineKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queries for chats as a whole. */
final class HeadQueries {
  private final ChatReading reading;

  HeadQueries(ChatReading reading) {
    this.reading = reading;
  }

  List<ChatHead> heads(UUID viewer, List<ChatPosition> chats) {
    Limits.checkIds(chats);
    Deadline deadline = Deadline.in(Views.PATIENCE);
    return chats.stream().flatMap(chat -> head(viewer, chat, deadline).stream()).toList();
  }

  Optional<ChatHead> chat(UUID viewer, ChatPosition chat) {
    return head(viewer, chat, Deadline.in(Views.PATIENCE));
  }

  private Optional<ChatHead> head(UUID viewer, ChatPosition chat, Deadline deadline) {
    return reading.reading(
        chat,
        deadline,
        rows -> {
          HeadRow head = rows.head();
          if (head == null) {
            return Optional.empty();
          }
          MemberRow row = rows.member(viewer, head);
          return Optional.of(
              row == null || !row.member()
                  ? toStranger(rows, head, viewer)
                  : toMember(new Seen(rows, head, viewer, row)));
        });
  }

  private static ChatHead toMember(Seen seen) {
    HeadRow head = seen.head();
    MarkRow mark = seen.rows().mark(seen.viewer());
    long known = Standing.knownNo(seen.member(), mark);
    long unread = Math.max(0, head.lastNo() - known);
    Message last = head.lastMessageSeq() == 0 ? null : seen.message(head.lastMessageSeq());
    return shown(
        seen.rows().chatId(),
        head,
        new ToViewer(
            Standing.of(seen.viewer(), head, seen.member(), mark, seen.viewer()),
            null,
            unread,
            unread == 0 ? 0 : mentions(seen, known),
            pinned(seen),
            last,
            head.peerOf(seen.viewer())));
  }

  private static ChatHead toStranger(ChatRows rows, HeadRow head, UUID viewer) {
    byte[] row = rows.store().get(TimelineKeys.invitation(rows.chatId(), viewer));
    Invitation invitation =
        row == null ? null : InvitationRow.fromBytes(row).shown(rows.chatId(), viewer);
    return shown(rows.chatId(), head, new ToViewer(null, invitation, 0, 0, 0, null, null));
  }

  /** What differs from viewer to viewer. */
  private record ToViewer(
      @Nullable Member membership,
      @Nullable Invitation invitation,
      long unread,
      long unreadMentions,
      long pinned,
      @Nullable Message lastMessage,
      @Nullable UUID peer) {}

  private static ChatHead shown(UUID chatId, HeadRow head, ToViewer to) {
    return new ChatHead(
        chatId,
        head.type(),
        head.name(),
        head.profile() == null ? null : head.profile().description(),
        head.profile() == null ? null : head.profile().avatarId(),
        head.settings(),
        head.createdAt(),
        head.createdBy(),
        head.seq(),
        head.lastNo(),
        head.memberCount(),
        head.lastActivityAt(),
        to.membership(),
        to.invitation(),
        to.unread(),
        to.unreadMentions(),
        to.pinned(),
        to.lastMessage(),
        to.peer());
  }

  /** Messages behind a number that name the viewer or everyone: each counts once. */
  private static long mentions(Seen seen, long known) {
    UUID chatId = seen.rows().chatId();
    Set<Long> nos = new HashSet<>();
    add(
        seen,
        TimelineKeys.mention(chatId, seen.viewer(), known + 1),
        TimelineKeys.mention(chatId, seen.viewer(), Long.MAX_VALUE),
        nos);
    add(
        seen,
        TimelineKeys.mentionAll(chatId, known + 1),
        TimelineKeys.mentionAll(chatId, Long.MAX_VALUE),
        nos);
    return Math.min(ChatHead.MOST_MENTIONS, nos.size());
  }

  private static void add(Seen seen, byte[] from, byte[] to, Set<Long> nos) {
    try (var found = seen.rows().store().range(from, to)) {
      for (int left = ChatHead.MOST_MENTIONS; left > 0 && found.hasNext(); left--) {
        nos.add(TimelineKeys.lastOf(found.next().key));
      }
    }
  }

  private static long pinned(Seen seen) {
    UUID chatId = seen.rows().chatId();
    long count = 0;
    try (var found =
        seen.rows()
            .store()
            .range(TimelineKeys.pin(chatId, 0), TimelineKeys.pin(chatId, Long.MAX_VALUE))) {
      while (found.hasNext()) {
        if (seen.mayRead(TimelineKeys.seqOf(found.next().key))) {
          count++;
        }
      }
    }
    return count;
  }
}
