package dev.confab.schemas.user;

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
