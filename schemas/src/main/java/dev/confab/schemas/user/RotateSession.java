package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A refresh token was presented; the next one takes its place.
 *
 * @param userId the user
 * @param sessionId the session
 * @param presentedHash SHA-256 of the presented secret
 * @param refreshHash SHA-256 of the refresh token's secret
 * @param expiresAt when the refresh token ends
 * @param issuedAt when the front node took it
 * @param roles the roles that the access token will state; the user must have all of them
 */
public record RotateSession(
    UUID userId,
    UUID sessionId,
    Sha256 presentedHash,
    Sha256 refreshHash,
    Instant expiresAt,
    Instant issuedAt,
    List<AccountRole> roles)
    implements UserCommand {
  public RotateSession {
    roles = List.copyOf(roles);
  }
}
