package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.RevokeInvitation;

/** Invitations. */
final class Invitations {
  private Invitations() {}

  static ChatDecision invite(InviteMember command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision accept(AcceptInvitation command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision decline(DeclineInvitation command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision revoke(RevokeInvitation command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision expire(ExpireInvitation command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
