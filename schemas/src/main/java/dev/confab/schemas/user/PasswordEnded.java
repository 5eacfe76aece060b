package dev.confab.schemas.user;

import java.util.UUID;

/**
 * The user has no password any more: written as a tombstone.
 *
 * @param userId the user
 */
public record PasswordEnded(UUID userId) implements CredentialEvent {
  @Override
  public UUID credentialId() {
    return PasswordSet.CREDENTIAL_ID;
  }
}
