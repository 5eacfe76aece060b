package dev.confab.processors.domain.user;

import dev.confab.schemas.user.ChangeChatPreferences;
import dev.confab.schemas.user.ChatPreferenceCommand;
import dev.confab.schemas.user.ChatPreferenceEvent;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.ChatPreferencesChanged;
import dev.confab.schemas.user.HideMessage;
import dev.confab.schemas.user.MessageHidden;
import java.util.List;

/**
 * What users alone see of chats. Whether they are members is a fact of another aggregate: front
 * nodes check it against a view, and who has left may still want the chat out of the way.
 */
final class ChatPreferenceRules {
  private ChatPreferenceRules() {}

  static UserDecision decide(ChatPreferenceCommand command, Turn turn) {
    if (!turn.registered()) {
      return Turn.accountNotFound();
    }
    return switch (command) {
      case ChangeChatPreferences change -> change(change, turn);
      case HideMessage hide -> hide(hide, turn);
    };
  }

  /** An end of muting that has passed is no mistake: devices send late what was said in time. */
  private static UserDecision change(ChangeChatPreferences command, Turn turn) {
    ChatPreferences preferences = command.preferences();
    if (preferences.mutedUntil() != null && !preferences.muted()) {
      return UserDecision.rejected(
          "invalid_preferences", "an end of muting only where it is on", "it is off");
    }
    ChatPreferenceRow row =
        turn.state().chatPreferences().preferences(turn.userId(), command.chatId());
    return row.preferences().equals(preferences)
        ? UserDecision.repeated(turn.again(row.version()))
        : happened(
            new ChatPreferencesChanged(
                turn.userId(), turn.nextVersion(), turn.at(), command.chatId(), preferences),
            turn);
  }

  private static UserDecision hide(HideMessage command, Turn turn) {
    long since =
        turn.state()
            .chatPreferences()
            .hiddenSince(turn.userId(), command.chatId(), command.messageSeq());
    return since > 0
        ? UserDecision.repeated(turn.again(since))
        : happened(
            new MessageHidden(
                turn.userId(),
                turn.nextVersion(),
                turn.at(),
                command.chatId(),
                command.messageSeq()),
            turn);
  }

  private static UserDecision happened(ChatPreferenceEvent event, Turn turn) {
    return UserDecision.accepted(turn.done(event.version()), List.of(event));
  }
}
