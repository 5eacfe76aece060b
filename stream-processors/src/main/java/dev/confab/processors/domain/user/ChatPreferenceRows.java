package dev.confab.processors.domain.user;

import java.util.UUID;

/** Rows that can be written; only {@link ChatPreferenceEvolver} does. */
public interface ChatPreferenceRows extends ChatPreferenceState {
  /** Writes how a user has a chat. */
  void putPreferences(UUID userId, UUID chatId, ChatPreferenceRow row);

  /** Remembers that a message is hidden from a user, and since which version. */
  void putHidden(UUID userId, UUID chatId, long messageSeq, long version);
}
