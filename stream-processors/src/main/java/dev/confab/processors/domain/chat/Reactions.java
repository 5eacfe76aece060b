package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.RemoveReaction;

/** Reactions. */
final class Reactions {
  private Reactions() {}

  static ChatDecision add(AddReaction command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision remove(RemoveReaction command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
