package dev.confab.schemas.user;

import java.util.UUID;

/**
 * A session is over: written as a tombstone.
 *
 * @param userId the user
 * @param sessionId the session
 */
public record SessionEnded(UUID userId, UUID sessionId) implements CredentialEvent {
  @Override
  public UUID credentialId() {
    return sessionId;
  }
}
