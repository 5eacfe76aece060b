package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An importer's wish for an account without password and e-mail.
 *
 * @param userId the user
 * @param actor the importer
 * @param content names of the person
 * @param sealed the encrypted content, instead of content
 * @param usernameKey key of the username among all names
 * @param issuedAt when the front node took it
 */
public record ImportAccount(
    UUID userId,
    UUID actor,
    @Nullable AccountProfile content,
    @Nullable Sealed sealed,
    UUID usernameKey,
    Instant issuedAt)
    implements UserCommand {
  /** Digest of what must be equal for a retry to count as one. */
  public Sha256 contentHash() {
    return Sha256.ofParts("ImportAccount", content, sealed);
  }
}
