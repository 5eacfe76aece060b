package dev.confab.schemas.user;

import java.util.UUID;

/** A wish about what a user alone sees of a chat. */
public sealed interface ChatPreferenceCommand extends UserCommand
    permits ChangeChatPreferences, HideMessage {
  /** The chat. */
  UUID chatId();
}
