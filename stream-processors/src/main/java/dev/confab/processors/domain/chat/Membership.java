package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
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
    if (turn.isMember(turn.actor())) {
      return alreadyAMember();
    }
    return ChatDecision.of(
        new MemberJoined(
            turn.chatId(),
            turn.seq(),
            turn.actor(),
            turn.at(),
            turn.cause(),
            Role.MEMBER,
            turn.head().lastNo(),
            command.imported()));
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
    ChatDecision fault = actorFault(turn);
    if (fault != null) {
      return fault;
    }
    if (turn.isMember(command.userId())) {
      return alreadyAMember();
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
    if (userId.equals(turn.actor()) && turn.isMember(userId)) {
      return ChatDecision.rejected("use_leave", "another member", "it is the actor, who may leave");
    }
    ChatDecision fault = actorFault(turn);
    if (fault != null) {
      return fault;
    }
    MemberRow member = turn.member(userId);
    if (member == null) {
      return Turn.notAMember("the user");
    }
    if (Turn.owns(member)) {
      return ChatDecision.rejected(
          "owner_cannot_be_removed", "a member other than the owner", "it is the owner");
    }
    return ChatDecision.of(
        new MemberRemoved(
            turn.chatId(), turn.seq(), turn.actor(), turn.at(), turn.cause(), userId));
  }

  private static @Nullable ChatDecision actorFault(Turn turn) {
    MemberRow actor = turn.member(turn.actor());
    if (actor == null) {
      return Turn.notAMember("the actor");
    }
    return Turn.managesMembers(actor)
        ? null
        : ChatDecision.rejected(
            "forbidden", "the actor to be owner or admin", "their role is " + actor.role());
  }

  private static ChatDecision alreadyAMember() {
    return ChatDecision.rejected("already_member", "the user to be no member", "they are one");
  }
}
