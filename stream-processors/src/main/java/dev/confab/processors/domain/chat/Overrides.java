package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PermissionsChanged;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** What single members may do beyond their role, or may not do in spite of it. */
final class Overrides {
  private Overrides() {}

  static ChatDecision change(ChangePermissions command, Turn turn) {
    return Roles.ofOthers(
        command.userId(), turn, (actor, member) -> change(command, actor, member, turn));
  }

  private static ChatDecision change(
      ChangePermissions command, MemberRow actor, MemberRow member, Turn turn) {
    Set<Permission> granted = Set.copyOf(command.granted());
    Set<Permission> denied = Set.copyOf(command.denied());
    if (granted.contains(Permission.UNKNOWN) || denied.contains(Permission.UNKNOWN)) {
      return ChatDecision.rejected("invalid_permissions", "permissions", "one is unknown");
    }
    if (!Collections.disjoint(granted, denied)) {
      return ChatDecision.rejected(
          "invalid_permissions", "each to be granted or denied", "one is both");
    }
    if (granted.equals(member.granted()) && denied.equals(member.denied())) {
      return turn.alreadySo();
    }
    // What is denied no longer is given as well.
    Set<Permission> given = added(member.granted(), granted);
    given.addAll(added(denied, member.denied()));
    Set<Permission> own = Permissions.of(actor, turn.head());
    if (!own.containsAll(given)) {
      return mustHave(own, given);
    }
    return ChatDecision.of(
        new PermissionsChanged(
            turn.chatId(),
            turn.seq(),
            turn.actor(),
            turn.at(),
            turn.cause(),
            command.userId(),
            Permissions.normal(granted),
            Permissions.normal(denied)));
  }

  /** What is there now and was not before. */
  static Set<Permission> added(Collection<Permission> before, Collection<Permission> now) {
    Set<Permission> added = new HashSet<>(now);
    added.removeAll(before);
    return added;
  }

  static ChatDecision mustHave(Set<Permission> own, Set<Permission> given) {
    return Turn.forbidden(
        "the actor to have what they give",
        "they have not " + Permissions.normal(added(own, given)));
  }
}
