package dev.confab.platform.token;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Who a verified access token speaks for.
 *
 * @param userId the user
 * @param sessionId the session that the token belongs to
 * @param roles what they may do
 * @param expiresAt when the token ends
 */
public record Principal(UUID userId, UUID sessionId, Set<Role> roles, Instant expiresAt) {
  public Principal {
    roles = Set.copyOf(roles);
  }

  /** Is this the same user, logged in once? */
  public boolean isSameLogIn(Principal other) {
    return userId.equals(other.userId) && sessionId.equals(other.sessionId);
  }
}
