package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What members may do: said here only, for decisions and for those who are told of it. */
public final class Permissions {
  private static final Set<Permission> ALL = EnumSet.complementOf(EnumSet.of(Permission.UNKNOWN));

  private static final Set<Permission> OF_MODERATORS =
      EnumSet.of(
          Permission.SEND_MESSAGES,
          Permission.ADD_MEMBERS,
          Permission.REMOVE_MEMBERS,
          Permission.PIN_MESSAGES,
          Permission.DELETE_MESSAGES,
          Permission.MENTION_ALL);

  /** Nobody is above the other one in a chat of two. */
  private static final Set<Permission> OF_TWO =
      EnumSet.of(Permission.SEND_MESSAGES, Permission.PIN_MESSAGES);

  private Permissions() {}

  /** What a member may do in a chat. */
  static Set<Permission> of(MemberRow member, Head head) {
    return of(head.type(), head.settings(), member.role(), member.granted(), member.denied());
  }

  /**
   * What a member may do, all things considered.
   *
   * @param granted what they may do, whatever their role
   * @param denied what they may not do, whatever their role; an owner may do everything
   */
  public static Set<Permission> of(
      ChatType type,
      ChatSettings settings,
      Role role,
      Set<Permission> granted,
      Set<Permission> denied) {
    if (type == ChatType.DIRECT) {
      return OF_TWO;
    }
    if (role == Role.OWNER) {
      return ALL;
    }
    Set<Permission> all = EnumSet.noneOf(Permission.class);
    all.addAll(ofRole(role, settings));
    all.addAll(granted);
    all.removeAll(denied);
    all.remove(Permission.UNKNOWN);
    return all;
  }

  /** May a member do something? Asked for every message, so without a set of its own. */
  static boolean may(MemberRow member, Permission permission, Head head) {
    if (head.type() == ChatType.DIRECT) {
      return OF_TWO.contains(permission);
    }
    Collection<Permission> role = ofRole(member.role(), head.settings());
    return member.role() == Role.OWNER
        ? role.contains(permission)
        : !member.denied().contains(permission)
            && (role.contains(permission) || member.granted().contains(permission));
  }

  /** May a member say what others are and may do, and what the rules are? */
  static boolean rules(MemberRow member) {
    return rank(member.role()) >= rank(Role.ADMIN);
  }

  /** Is one above another, so that they may act on them? */
  static boolean isAbove(MemberRow one, MemberRow other) {
    return isAbove(one, other.role());
  }

  /** Is one above all who have a role, so that they may give it? */
  static boolean isAbove(MemberRow one, Role role) {
    return rank(one.role()) > rank(role);
  }

  /** Each once, in one order: what the rows keep of them. */
  static List<Permission> normal(Collection<Permission> permissions) {
    return permissions.stream().distinct().sorted().toList();
  }

  private static Collection<Permission> ofRole(Role role, ChatSettings settings) {
    return switch (role) {
      case OWNER, ADMIN -> ALL;
      case MODERATOR -> OF_MODERATORS;
      case MEMBER -> settings.memberPermissions();
      case UNKNOWN -> Set.of();
    };
  }

  private static int rank(Role role) {
    return switch (role) {
      case OWNER -> 4;
      case ADMIN -> 3;
      case MODERATOR -> 2;
      case MEMBER -> 1;
      case UNKNOWN -> 0;
    };
  }
}
