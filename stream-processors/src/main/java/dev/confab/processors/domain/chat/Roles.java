package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.RoleChanged;
import dev.confab.schemas.chat.TransferOwnership;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Who is what. Nobody says it of themselves, or of those beside and above them. */
final class Roles {
  private Roles() {}

  static ChatDecision change(ChangeRole command, Turn turn) {
    return ofOthers(
        command.userId(), turn, (actor, member) -> change(command, actor, member, turn));
  }

  private static ChatDecision change(
      ChangeRole command, MemberRow actor, MemberRow member, Turn turn) {
    Role role = command.role();
    if (role == Role.UNKNOWN) {
      return ChatDecision.rejected("invalid_role", "a role", "it is unknown");
    }
    if (role == Role.OWNER) {
      return ChatDecision.rejected(
          "use_transfer", "a role that can be shared", "there is one owner, who may transfer it");
    }
    if (!Permissions.isAbove(actor, role)) {
      return Turn.forbidden("a role below " + actor.role(), "it is " + role);
    }
    if (member.role() == role) {
      return turn.alreadySo();
    }
    return ChatDecision.of(
        new RoleChanged(
            turn.chatId(),
            turn.seq(),
            turn.actor(),
            turn.at(),
            turn.cause(),
            command.userId(),
            role));
  }

  static ChatDecision transfer(TransferOwnership command, Turn turn) {
    MemberRow actor = turn.member(turn.actor());
    if (actor == null) {
      return Turn.notAMember("the actor");
    }
    if (!Turn.owns(actor)) {
      return Turn.forbidden("the actor to be the owner", "their role is " + actor.role());
    }
    MemberRow member = turn.member(command.userId());
    if (member == null) {
      return Turn.notAMember("the user");
    }
    if (Turn.owns(member)) {
      return turn.alreadySo();
    }
    return ChatDecision.of(
        new OwnershipTransferred(
            turn.chatId(), turn.seq(), turn.actor(), turn.at(), turn.cause(), command.userId()));
  }

  /** What owner and admins may say of a member below them. */
  static ChatDecision ofOthers(
      UUID userId, Turn turn, BiFunction<MemberRow, MemberRow, ChatDecision> rule) {
    MemberRow actor = turn.member(turn.actor());
    if (actor == null) {
      return Turn.notAMember("the actor");
    }
    if (!Permissions.rules(actor)) {
      return mustRule(actor);
    }
    MemberRow member = turn.member(userId);
    if (member == null) {
      return Turn.notAMember("the user");
    }
    ChatDecision notAbove = notAbove(actor, member);
    return notAbove != null ? notAbove : rule.apply(actor, member);
  }

  static ChatDecision mustRule(MemberRow actor) {
    return Turn.forbidden("the actor to be owner or admin", "their role is " + actor.role());
  }

  /** Why one cannot act on another; null if they can. */
  static @Nullable ChatDecision notAbove(MemberRow actor, MemberRow member) {
    return Permissions.isAbove(actor, member)
        ? null
        : Turn.forbidden("a member of a role below " + actor.role(), "theirs is " + member.role());
  }
}
