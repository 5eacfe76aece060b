package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A front node has checked the password; a session shall begin.
 *
 * @param userId the user
 * @param sessionId the session
 * @param refreshHash SHA-256 of the refresh token's secret
 * @param expiresAt when the refresh token ends
 * @param device what the log-in said it came from: the start of its User-Agent; null if nothing
 * @param issuedAt when the front node took it
 * @param roles the roles that the access token will state; the user must have all of them
 */
public record OpenSession(
    UUID userId,
    UUID sessionId,
    Sha256 refreshHash,
    Instant expiresAt,
    @Nullable String device,
    Instant issuedAt,
    List<AccountRole> roles)
    implements UserCommand {
  public OpenSession {
    roles = List.copyOf(roles);
  }
}
