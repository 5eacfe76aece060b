package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.Times;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.Cause;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.Permission;
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

  @Nullable MessageRow message(long seq) {
    return state.message(chatId(), seq);
  }

  boolean isImport() {
    return command.imported() != null;
  }

  /** Why the actor may not do something, be they a member or not; null if they may. */
  @Nullable ChatDecision missing(Permission permission) {
    MemberRow actor = member(actor());
    return actor == null ? notAMember("the actor") : missing(actor, permission);
  }

  /** Why a member may not do something; null if they may. */
  @Nullable ChatDecision missing(MemberRow actor, Permission permission) {
    return Permissions.may(actor, permission, head)
        ? null
        : forbidden("the actor to be allowed to " + permission, "they are not");
  }

  /** All is as it is wished to be: accepted, and nothing happens. */
  ChatDecision alreadySo() {
    return ChatDecision.nothing(new Accepted(chatId(), head.lastSeq(), 0, at(), true));
  }

  static boolean owns(MemberRow member) {
    return member.role() == Role.OWNER;
  }

  static ChatDecision notAMember(String who) {
    return ChatDecision.rejected("not_a_member", who + " to be a member", "they are none");
  }

  static ChatDecision forbidden(String expected, String found) {
    return ChatDecision.rejected("forbidden", expected, found);
  }
}
