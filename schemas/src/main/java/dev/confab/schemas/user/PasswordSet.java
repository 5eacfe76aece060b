package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * The user's password hash; the newest one counts.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param passwordHash Argon2id hash in PHC form
 */
public record PasswordSet(UUID userId, long version, Instant at, String passwordHash)
    implements CredentialEvent {
  /** The credential id of every user's password. */
  public static final UUID CREDENTIAL_ID = new UUID(0, 0);

  /** What stands for a hash where the hash itself is not needed; salts make it unique. */
  public static Sha256 digest(String passwordHash) {
    return Sha256.ofParts(passwordHash);
  }

  @Override
  public UUID credentialId() {
    return CREDENTIAL_ID;
  }

  /** The hash is a secret: it is not printed. */
  @Override
  public String toString() {
    return "PasswordSet[userId=" + userId + ", version=" + version + "]";
  }
}
