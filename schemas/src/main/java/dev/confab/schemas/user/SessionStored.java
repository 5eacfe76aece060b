package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A session's whole state.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param sessionId the session
 * @param refreshHash SHA-256 of the refresh token's secret
 * @param expiresAt when the refresh token ends
 */
public record SessionStored(
    UUID userId, long version, Instant at, UUID sessionId, Sha256 refreshHash, Instant expiresAt)
    implements CredentialEvent {
  @Override
  public UUID credentialId() {
    return sessionId;
  }
}
