package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.EditChat;

/** Info. */
final class Info {
  private Info() {}

  static ChatDecision edit(EditChat command, Turn turn) {
    throw new UnsupportedOperationException();
  }

  static ChatDecision change(ChangeChatSettings command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
