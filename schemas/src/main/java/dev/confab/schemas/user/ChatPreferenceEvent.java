package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/** A change of what a user alone sees of a chat. */
public sealed interface ChatPreferenceEvent extends UserEvent
    permits ChatPreferencesChanged, MessageHidden {
  /** When it was decided on. */
  Instant at();

  /** The chat. */
  UUID chatId();
}
