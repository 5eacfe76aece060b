package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has shown a token that allows a new password.
 *
 * @param userId the user
 * @param tokenNo which of the user's tokens of this kind; the front node has checked its signature
 * @param passwordHash Argon2id hash in PHC form; its salt derives from the token, so that the same
 *     wish again is equal
 * @param issuedAt when the front node took it
 */
public record ResetPassword(UUID userId, long tokenNo, String passwordHash, Instant issuedAt)
    implements UserCommand {
  /** Digest of what must be equal for a retry to count as one. */
  public Sha256 contentHash() {
    return Sha256.ofParts("ResetPassword", tokenNo, passwordHash);
  }

  /** The hash is a secret: it is not printed. */
  @Override
  public String toString() {
    return "ResetPassword[userId=" + userId + ", tokenNo=" + tokenNo + "]";
  }
}
