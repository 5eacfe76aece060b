package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session's whole state.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on: when the session was used last
 * @param sessionId the session
 * @param refreshHash SHA-256 of the refresh token's secret
 * @param createdAt when somebody logged in
 * @param device what the log-in said it came from; null if nothing
 * @param expiresAt when the refresh token ends
 */
public record SessionStored(
    UUID userId,
    long version,
    Instant at,
    UUID sessionId,
    Sha256 refreshHash,
    Instant createdAt,
    @Nullable String device,
    Instant expiresAt)
    implements CredentialEvent {
  @Override
  public UUID credentialId() {
    return sessionId;
  }
}
