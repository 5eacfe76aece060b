package dev.confab.schemas.user;

import java.util.UUID;

/** A change of one user's secrets: a record of the private topic {@code credential-events}. */
public sealed interface CredentialEvent extends UserFact
    permits PasswordSet,
        PasswordEnded,
        SessionStored,
        SessionEnded,
        MailTokenIssued,
        MailTokenUsed,
        MailTokenEnded {
  /**
   * Which credential: the session's id, {@link PasswordSet#CREDENTIAL_ID} or {@link
   * MailTokenKind#credentialId()}.
   */
  UUID credentialId();
}
