package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.UnpinMessage;

/** Pins. */
final class Pins {
  private Pins() {}

  static ChatDecision pin(PinMessage command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision unpin(UnpinMessage command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
