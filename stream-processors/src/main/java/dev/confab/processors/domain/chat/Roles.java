package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.TransferOwnership;

/** Roles. */
final class Roles {
  private Roles() {}

  static ChatDecision change(ChangeRole command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision change(ChangePermissions command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision transfer(TransferOwnership command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
