package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.RecallMessage;

/** Messages. */
final class Messages {
  private Messages() {}

  static ChatDecision edit(EditMessage command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision delete(DeleteMessage command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision recall(RecallMessage command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
