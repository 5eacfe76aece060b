package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.RevokeInviteLink;

/** InviteLinks. */
final class InviteLinks {
  private InviteLinks() {}

  static ChatDecision join(JoinByLink command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision create(CreateInviteLink command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision revoke(RevokeInviteLink command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
