package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's account.
 *
 * @param userId the user
 * @param version number of the last change applied
 * @param status where it stands
 * @param refusal why it, or the last change of its names, was refused: username_taken, email_taken,
 *     registration_expired or name_change_expired
 * @param username the unique name as its owner wrote it
 * @param email the address, if it has one; for the user's own eyes
 * @param displayName the name shown to others
 * @param createdAt when registration started
 * @param emailVerified has the user shown that they read mail at the address?
 */
public record Account(
    UUID userId,
    long version,
    Status status,
    @Nullable String refusal,
    String username,
    @Nullable String email,
    String displayName,
    Instant createdAt,
    boolean emailVerified) {

  /** Where an account stands. */
  public enum Status {
    /** Its names are being claimed. */
    PENDING,
    /** It works. */
    REGISTERED,
    /** It never came to be. */
    REFUSED
  }
}
