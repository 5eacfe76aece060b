package dev.confab.processors.domain.user;

import dev.confab.schemas.user.ChatPreferenceEvent;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.MessageHidden;

/** Turns facts about what users alone see of chats into rows. */
final class ChatPreferenceEvolver {
  private ChatPreferenceEvolver() {}

  static void evolve(ChatPreferenceEvent event, ChatPreferenceRows rows) {
    switch (event) {
      case ChatPreferencesChanged changed ->
          rows.putPreferences(
              changed.userId(),
              changed.chatId(),
              new ChatPreferenceRow(changed.version(), changed.preferences()));
      case MessageHidden hidden ->
          rows.putHidden(hidden.userId(), hidden.chatId(), hidden.messageSeq(), hidden.version());
    }
  }
}
