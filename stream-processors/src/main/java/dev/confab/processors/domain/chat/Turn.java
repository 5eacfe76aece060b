package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.Times;
import dev.confab.schemas.Cause;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One command at one chat that exists: what all its rules and its first event need. */
record Turn(ChatCommand command, Head head, ChatState state) {
  UUID chatId() {
    return command.chatId();
  }

  UUID actor() {
    return command.actor();
  }

  long seq() {
    return head.lastSeq() + 1;
  }

  Instant at() {
    return Times.later(command.issuedAt(), head.lastAt());
  }

  Cause cause() {
    return new Cause(command.clientKey(), command.contentHash());
  }

  @Nullable MemberRow member(UUID userId) {
    return state.member(chatId(), userId);
  }

  boolean isMember(UUID userId) {
    return member(userId) != null;
  }

  static boolean managesMembers(MemberRow member) {
    return switch (member.role()) {
      case OWNER, ADMIN -> true;
      case MODERATOR, MEMBER, UNKNOWN -> false;
    };
  }

  static boolean owns(MemberRow member) {
    return member.role() == Role.OWNER;
  }

  static ChatDecision notAMember(String who) {
    return ChatDecision.rejected("not_a_member", who + " to be a member", "they are none");
  }
}
