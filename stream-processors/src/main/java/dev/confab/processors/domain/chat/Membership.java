package dev.confab.processors.domain.chat;

import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who comes and who goes. */
final class Membership {
  private Membership() {}

  static ChatDecision join(JoinChat command, Turn turn) {
    if (!turn.head().settings().open()) {
      return ChatDecision.rejected("chat_not_open", "an open chat", "members are added by others");
    }
    ChatDecision fault = comingFault(turn.actor(), turn);
    return fault != null ? fault : joined(null, null, command.imported(), turn);
  }

  static ChatDecision leave(LeaveChat command, Turn turn) {
    MemberRow actor = turn.member(turn.actor());
    if (actor == null) {
      return Turn.notAMember("the actor");
    }
    if (Turn.owns(actor) && turn.head().counts().members() > 1) {
      return ChatDecision.rejected(
          "owner_cannot_leave",
          "the owner to leave as the last member",
          "there are " + turn.head().counts().members() + " members");
    }
    return ChatDecision.of(
        new MemberLeft(
            turn.chatId(), turn.seq(), turn.actor(), turn.at(), turn.cause(), command.imported()));
  }

  static ChatDecision add(AddMember command, Turn turn) {
    ChatDecision missing = turn.missing(Permission.ADD_MEMBERS);
    if (missing != null) {
      return missing;
    }
    ChatDecision fault = comingFault(command.userId(), turn);
    if (fault != null) {
      return fault;
    }
    return ChatDecision.of(
        new MemberAdded(
            turn.chatId(),
            turn.seq(),
            turn.actor(),
            turn.at(),
            turn.cause(),
            command.userId(),
            Role.MEMBER,
            turn.head().lastNo()));
  }

  static ChatDecision remove(RemoveMember command, Turn turn) {
    UUID userId = command.userId();
    ChatDecision fault = removalFault(userId, turn);
    if (fault != null) {
      return fault;
    }
    if (!turn.isMember(userId)) {
      return Turn.notAMember("the user");
    }
    return ChatDecision.of(
        new MemberRemoved(
            turn.chatId(), turn.seq(), turn.actor(), turn.at(), turn.cause(), userId));
  }

  /** Who comes to a chat that everybody left owns it, so that no chat lives without an owner. */
  static ChatDecision joined(
      @Nullable Long link, @Nullable Long invitation, @Nullable Imported imported, Turn turn) {
    return ChatDecision.of(
        new MemberJoined(
            turn.chatId(),
            turn.seq(),
            turn.actor(),
            turn.at(),
            turn.cause(),
            turn.head().counts().members() == 0 ? Role.OWNER : Role.MEMBER,
            turn.head().lastNo(),
            link,
            invitation,
            imported));
  }

  /** Why somebody cannot become a member, whoever lets them in; null if they can. */
  static @Nullable ChatDecision comingFault(UUID userId, Turn turn) {
    if (turn.isMember(userId)) {
      return ChatDecision.rejected("already_member", "the user to be no member", "they are one");
    }
    return turn.state().invitations().banned(turn.chatId(), userId)
        ? ChatDecision.rejected("banned", "the user not to be banned", "they are")
        : null;
  }

  /** Why the actor cannot send somebody away, member or not; null if they can. */
  static @Nullable ChatDecision removalFault(UUID userId, Turn turn) {
    MemberRow actor = turn.member(turn.actor());
    if (actor == null) {
      return Turn.notAMember("the actor");
    }
    if (userId.equals(turn.actor())) {
      return ChatDecision.rejected("use_leave", "another member", "it is the actor, who may leave");
    }
    ChatDecision missing = turn.missing(actor, Permission.REMOVE_MEMBERS);
    MemberRow member = turn.member(userId);
    if (missing != null || member == null) {
      return missing;
    }
    if (Turn.owns(member)) {
      return ChatDecision.rejected(
          "owner_cannot_be_removed", "a member other than the owner", "it is the owner");
    }
    return Roles.notAbove(actor, member);
  }
}
