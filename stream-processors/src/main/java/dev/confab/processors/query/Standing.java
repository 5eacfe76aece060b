package dev.confab.processors.query;

import dev.confab.platform.query.Marks;
import dev.confab.platform.query.Member;
import dev.confab.processors.domain.chat.Permissions;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MarkRow;
import dev.confab.processors.view.MemberRow;
import java.util.UUID;

/** Where members stand: what they may do, and how far they have come. */
final class Standing {
  private Standing() {}

  /** A member as a viewer sees them. */
  static Member of(UUID userId, HeadRow head, MemberRow row, MarkRow mark, UUID viewer) {
    boolean marked = head.memberCount() <= Marks.MOST_MEMBERS || userId.equals(viewer);
    return new Member(
        userId,
        row.role(),
        row.granted(),
        row.denied(),
        Permissions.of(head.type(), head.settings(), row.role(), row.granted(), row.denied()),
        row.joinedSeq(),
        row.joinedAt(),
        Visible.toMember(head, row),
        marked ? marks(row, mark) : null);
  }

  /** How far a member has come, by what they say and by what they posted. */
  static Marks marks(MemberRow row, MarkRow mark) {
    boolean byPosting = row.readNo() > mark.readNo();
    long readNo = byPosting ? row.readNo() : mark.readNo();
    var readAt = byPosting ? row.readAt() : mark.readAt();
    return mark.receivedNo() >= readNo
        ? new Marks(mark.receivedNo(), mark.receivedAt(), readNo, readAt)
        : new Marks(readNo, readAt, readNo, readAt);
  }

  /** Number of the last message that is not unread. */
  static long knownNo(MemberRow row, MarkRow mark) {
    return Math.max(row.joinedNo(), Math.max(row.readNo(), mark.readNo()));
  }
}
