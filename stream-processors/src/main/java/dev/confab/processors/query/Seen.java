package dev.confab.processors.query;

import dev.confab.platform.query.Marks;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageStatus;
import dev.confab.platform.query.ReactionCount;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.query.ThreadInfo;
import dev.confab.processors.query.Listing.Listed;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.processors.view.MessageDetail;
import dev.confab.processors.view.MessageRow;
import dev.confab.processors.view.TimelineKeys;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A chat as one member sees it, at one moment. */
final class Seen {
  /**
   * Former members have rows, too: a chat that many have left is not looked through for a status.
   */
  private static final int MOST_MEMBER_ROWS = 1_000;

  private final ChatRows rows;
  private final HeadRow head;
  private final UUID viewer;
  private final MemberRow member;
  private final List<SeqRange> visible;
  private @Nullable Optional<Others> others;

  Seen(ChatRows rows, HeadRow head, UUID viewer, MemberRow member) {
    this.rows = rows;
    this.head = head;
    this.viewer = viewer;
    this.member = member;
    this.visible = Visible.toMember(head, member);
  }

  ChatRows rows() {
    return rows;
  }

  HeadRow head() {
    return head;
  }

  UUID viewer() {
    return viewer;
  }

  MemberRow member() {
    return member;
  }

  /** The parts of what the member may see that lie within bounds, both included. */
  List<SeqRange> visible(long from, long to) {
    return Visible.clip(visible, from, Math.min(to, head.seq()));
  }

  boolean mayRead(long seq) {
    return seq <= head.seq() && visible.stream().anyMatch(range -> range.contains(seq));
  }

  /** A message that the member may see; null if it is not there or not for them. */
  @Nullable MessageRow row(long seq) {
    return mayRead(seq) ? rows.message(seq) : null;
  }

  /** A message that the member may see; null if it is not there or not for them. */
  @Nullable Message message(long seq) {
    MessageRow row = row(seq);
    return row == null ? null : shown(seq, row);
  }

  Message shown(long seq, MessageRow row) {
    MessageDetail detail = row.detail();
    return new Message(
        rows.chatId(),
        seq,
        row.no(),
        row.senderId(),
        detail.state(),
        row.text(),
        detail.attachments(),
        detail.mentions(),
        detail.forwarded(),
        row.replyTo(),
        detail.threadRoot(),
        thread(seq, detail.replies()),
        row.sentAt(),
        detail.editedAt(),
        detail.edits(),
        detail.goneAt(),
        detail.pinned(),
        reactions(seq, detail),
        row.senderId().equals(viewer) && !detail.isGone() ? status(row.no()) : null,
        row.clientMsgId());
  }

  private @Nullable ThreadInfo thread(long rootSeq, long replies) {
    if (replies == 0) {
      return null;
    }
    List<Listed> last = Listing.replies(rows, rootSeq).newest(visible(rootSeq + 1, head.seq()), 1);
    MessageRow row = last.isEmpty() ? null : rows.message(last.getFirst().seq());
    return row == null
        ? new ThreadInfo(replies, null, null)
        : new ThreadInfo(replies, last.getFirst().seq(), row.sentAt());
  }

  private List<ReactionCount> reactions(long seq, MessageDetail detail) {
    return detail.reactions().entrySet().stream()
        .map(
            entry ->
                new ReactionCount(
                    entry.getKey(),
                    entry.getValue(),
                    rows.has(TimelineKeys.reaction(rows.chatId(), seq, entry.getKey(), viewer))))
        .toList();
  }

  private @Nullable MessageStatus status(long no) {
    if (others == null) {
      others = Others.of(this, MOST_MEMBER_ROWS);
    }
    return others.map(found -> found.status(no)).orElse(null);
  }

  /**
   * How far all the other members have come.
   *
   * @param receivedNo number of the last message that all have received
   * @param readNo number of the last message that all have read
   */
  private record Others(long receivedNo, long readNo) {
    /** Empty in large chats. */
    static Optional<Others> of(Seen seen, int mostRows) {
      if (seen.head.memberCount() > Marks.MOST_MEMBERS) {
        return Optional.empty();
      }
      long[] lowest = {Long.MAX_VALUE, Long.MAX_VALUE};
      UUID rest =
          MemberScan.scan(
              seen.rows,
              null,
              mostRows,
              (userId, row, mark) -> {
                if (!userId.equals(seen.viewer)) {
                  long read = Standing.knownNo(row, mark);
                  lowest[0] = Math.min(lowest[0], Math.max(read, mark.receivedNo()));
                  lowest[1] = Math.min(lowest[1], read);
                }
                return true;
              });
      boolean alone = lowest[0] == Long.MAX_VALUE;
      return rest == null
          ? Optional.of(alone ? new Others(0, 0) : new Others(lowest[0], lowest[1]))
          : Optional.empty();
    }

    MessageStatus status(long no) {
      if (no <= readNo) {
        return MessageStatus.READ;
      }
      return no <= receivedNo ? MessageStatus.DELIVERED : MessageStatus.SENT;
    }
  }
}
