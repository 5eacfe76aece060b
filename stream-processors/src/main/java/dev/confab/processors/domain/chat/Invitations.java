package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RevokeInvitation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asked to come, and what they say. */
final class Invitations {
  /** A minute: less cannot be answered. */
  static final long MIN_TTL_SECONDS = 60;

  /** Thirty days: who has not answered until then will not. */
  static final long MAX_TTL_SECONDS = 2_592_000;

  /** Invitations that wait for an answer, of one chat: each has a timer. */
  static final int MAX_PENDING = 1_000;

  private Invitations() {}

  static ChatDecision invite(InviteMember command, Turn turn) {
    ChatDecision missing = turn.missing(Permission.ADD_MEMBERS);
    if (missing != null) {
      return missing;
    }
    ChatDecision fault = fault(command, turn);
    if (fault != null) {
      return fault;
    }
    return ChatDecision.of(
        new MemberInvited(
            turn.chatId(),
            turn.seq(),
            turn.actor(),
            turn.at(),
            turn.cause(),
            command.userId(),
            turn.at().plusSeconds(command.ttlSeconds())));
  }

  private static @Nullable ChatDecision fault(InviteMember command, Turn turn) {
    long ttl = command.ttlSeconds();
    if (ttl < MIN_TTL_SECONDS || ttl > MAX_TTL_SECONDS) {
      return ChatDecision.rejected(
          "invalid_invitation",
          "an invitation for " + MIN_TTL_SECONDS + " to " + MAX_TTL_SECONDS + " seconds",
          "it is for " + ttl);
    }
    ChatDecision coming = Membership.comingFault(command.userId(), turn);
    if (coming != null) {
      return coming;
    }
    InvitationRow pending = invitationOf(command.userId(), turn);
    if (pending != null) {
      // One that is over but was not ended yet is replaced.
      return isOver(pending, turn)
          ? null
          : ChatDecision.rejected(
              "already_invited", "the user not to be invited", "they have yet to answer");
    }
    return turn.head().counts().invitations() >= MAX_PENDING
        ? ChatDecision.rejected(
            "too_many_invitations",
            "less than " + MAX_PENDING + " invitations without an answer",
            "there are " + turn.head().counts().invitations())
        : null;
  }

  static ChatDecision accept(AcceptInvitation command, Turn turn) {
    ChatDecision coming = Membership.comingFault(command.actor(), turn);
    if (coming != null) {
      return coming;
    }
    InvitationRow invitation = invitationOf(command.actor(), turn);
    if (invitation == null) {
      return noInvitation();
    }
    return isOver(invitation, turn)
        ? ChatDecision.rejected(
            "invitation_expired",
            "an answer before " + invitation.expiresAt(),
            "it came at " + turn.at())
        : Membership.joined(null, invitation.seq(), null, turn);
  }

  /** It is never too late to stay away. */
  static ChatDecision decline(DeclineInvitation command, Turn turn) {
    InvitationRow invitation = invitationOf(command.actor(), turn);
    return invitation == null
        ? noInvitation()
        : ChatDecision.of(
            new InvitationDeclined(
                turn.chatId(),
                turn.seq(),
                turn.actor(),
                turn.at(),
                turn.cause(),
                invitation.seq()));
  }

  static ChatDecision revoke(RevokeInvitation command, Turn turn) {
    InvitationRow invitation = invitationOf(command.userId(), turn);
    ChatDecision missing = turn.missing(Permission.ADD_MEMBERS);
    boolean own = invitation != null && invitation.inviter().equals(turn.actor());
    if (missing != null && !(own && turn.isMember(turn.actor()))) {
      return missing;
    }
    return invitation == null
        ? noInvitation()
        : ChatDecision.of(
            new InvitationRevoked(
                turn.chatId(),
                turn.seq(),
                turn.actor(),
                turn.at(),
                turn.cause(),
                command.userId(),
                invitation.seq()));
  }

  /** Comes from time, twice or late: what was answered or replaced meanwhile stays as it is. */
  static ChatDecision expire(ExpireInvitation command, Turn turn) {
    InvitationRow invitation = invitationOf(command.userId(), turn);
    if (invitation == null
        || invitation.seq() != command.invitation()
        || !isOver(invitation, turn)) {
      return turn.alreadySo();
    }
    return ChatDecision.of(
        new InvitationExpired(
            turn.chatId(),
            turn.seq(),
            invitation.inviter(),
            turn.at(),
            null, // nobody wished it
            command.userId(),
            invitation.seq()));
  }

  private static @Nullable InvitationRow invitationOf(UUID userId, Turn turn) {
    return turn.state().invitations().invitation(turn.chatId(), userId);
  }

  private static boolean isOver(InvitationRow invitation, Turn turn) {
    return !turn.at().isBefore(invitation.expiresAt());
  }

  private static ChatDecision noInvitation() {
    return ChatDecision.rejected(
        "no_invitation", "an invitation that waits for an answer", "there is none");
  }
}
