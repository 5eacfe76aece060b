package dev.confab.schemas.user;

import java.time.Instant;

/** A change of how a person stands to others, or of their settings. */
public sealed interface PeopleEvent extends UserEvent
    permits ProfileChanged,
        ContactAdded,
        ContactRemoved,
        UserBlocked,
        UserUnblocked,
        PrivacyChanged,
        SettingsChanged {
  /** When it was decided on. */
  Instant at();
}
