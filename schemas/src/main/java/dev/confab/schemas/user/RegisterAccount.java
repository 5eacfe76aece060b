package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to have an account. The user id is derived from the request key.
 *
 * @param userId the user
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param content names of the person
 * @param sealed the encrypted content, instead of content
 * @param usernameKey key of the username among all names
 * @param emailKey key of the e-mail address among all names
 * @param passwordHash Argon2id hash in PHC form
 * @param issuedAt when the front node took it
 */
public record RegisterAccount(
    UUID userId,
    String clientKey,
    @Nullable AccountProfile content,
    @Nullable Sealed sealed,
    UUID usernameKey,
    UUID emailKey,
    String passwordHash,
    Instant issuedAt)
    implements UserCommand {
  /** Digest of what must be equal for a retry to count as one. */
  public Sha256 contentHash() {
    return Sha256.ofParts("RegisterAccount", content, sealed, passwordHash);
  }

  /** The hash is a secret: it is not printed. */
  @Override
  public String toString() {
    return "RegisterAccount[userId=" + userId + "]";
  }
}
