package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.UnbanMember;

/** Bans. */
final class Bans {
  private Bans() {}

  static ChatDecision ban(BanMember command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision unban(UnbanMember command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
