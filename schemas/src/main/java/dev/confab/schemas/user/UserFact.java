package dev.confab.schemas.user;

import java.util.UUID;

/** Everything that folds into the state of a user, public or private. */
public sealed interface UserFact permits UserEvent, CredentialEvent {
  /** The user. */
  UUID userId();
}
