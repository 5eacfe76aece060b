package dev.confab.processors.query;

import dev.confab.platform.query.Marks;
import dev.confab.platform.query.Member;
import dev.confab.processors.view.HeadRow;
import dev.confab.processors.view.MarkRow;
import dev.confab.processors.view.MemberRow;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Where members stand: what they may do, and how far they have come. */
final class Standing {
  private static final Set<Permission> ALL = EnumSet.complementOf(EnumSet.of(Permission.UNKNOWN));
  private static final Set<Permission> OF_MODERATORS =
      EnumSet.of(
          Permission.SEND_MESSAGES,
          Permission.ADD_MEMBERS,
          Permission.REMOVE_MEMBERS,
          Permission.PIN_MESSAGES,
          Permission.DELETE_MESSAGES,
          Permission.MENTION_ALL);
  private static final Set<Permission> OF_TWO =
      EnumSet.of(Permission.SEND_MESSAGES, Permission.PIN_MESSAGES);

  private Standing() {}

  /** A member as a viewer sees them. */
  static Member of(UUID userId, HeadRow head, MemberRow row, MarkRow mark, UUID viewer) {
    boolean marked = head.memberCount() <= Marks.MOST_MEMBERS || userId.equals(viewer);
    return new Member(
        userId,
        row.role(),
        row.granted(),
        row.denied(),
        permissions(row, head),
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

  private static Set<Permission> permissions(MemberRow row, HeadRow head) {
    if (head.type() == ChatType.DIRECT) {
      return OF_TWO;
    }
    if (row.role() == Role.OWNER) {
      return ALL;
    }
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    all.addAll(ofRole(row.role(), head));
    all.addAll(row.granted());
    all.removeAll(row.denied());
    all.remove(Permission.UNKNOWN);
    return all;
  }

  private static Collection<Permission> ofRole(Role role, HeadRow head) {
    return switch (role) {
      case OWNER, ADMIN -> ALL;
      case MODERATOR -> OF_MODERATORS;
      case MEMBER -> head.settings().memberPermissions();
      case UNKNOWN -> Set.of();
    };
  }
}
