package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has shown a token that was sent to the address.
 *
 * @param userId the user
 * @param tokenNo which of the user's tokens of this kind; the front node has checked its signature
 * @param issuedAt when the front node took it
 */
public record VerifyEmail(UUID userId, long tokenNo, Instant issuedAt) implements UserCommand {
  /** Digest of what must be equal for a retry to count as one. */
  public Sha256 contentHash() {
    return Sha256.ofParts("VerifyEmail", tokenNo);
  }
}
