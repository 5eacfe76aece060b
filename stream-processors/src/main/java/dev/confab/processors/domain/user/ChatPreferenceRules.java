package dev.confab.processors.domain.user;

import dev.confab.schemas.user.ChatPreferenceCommand;

/** What users alone see of chats. */
final class ChatPreferenceRules {
  private ChatPreferenceRules() {}

  static UserDecision decide(ChatPreferenceCommand command, Turn turn) {
    throw new UnsupportedOperationException();
  }
}
