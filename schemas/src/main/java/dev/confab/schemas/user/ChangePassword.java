package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A front node has checked the current password; another one shall take its place.
 *
 * @param userId the user
 * @param sessionId the session that asks; all others end
 * @param verifiedHash {@link PasswordSet#digest} of the hash that the current password was checked
 *     against
 * @param passwordHash Argon2id hash of the new password in PHC form
 * @param issuedAt when the front node took it
 */
public record ChangePassword(
    UUID userId, UUID sessionId, Sha256 verifiedHash, String passwordHash, Instant issuedAt)
    implements UserCommand {
  /** The hash is a secret: it is not printed. */
  @Override
  public String toString() {
    return "ChangePassword[userId=" + userId + ", sessionId=" + sessionId + "]";
  }
}
