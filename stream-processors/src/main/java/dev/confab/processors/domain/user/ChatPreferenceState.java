package dev.confab.processors.domain.user;

import java.util.UUID;

/** What users alone see of chats, as far as a decision may look at it. */
public interface ChatPreferenceState {
  /** How a user has a chat; {@link ChatPreferenceRow#NEW} if they never said. */
  ChatPreferenceRow preferences(UUID userId, UUID chatId);

  /** Version of the event that hid a message from a user; 0 if none did. */
  long hiddenSince(UUID userId, UUID chatId, long messageSeq);
}
