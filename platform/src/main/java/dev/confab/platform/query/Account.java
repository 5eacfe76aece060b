package dev.confab.platform.query;

import dev.confab.schemas.user.AccountRole;
import java.time.Instant;
import java.util.Set;
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
 * @param roles what the user may do beyond being themselves
 * @param eraseAt when the account will be erased; null if nobody wished it
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
    boolean emailVerified,
    Set<AccountRole> roles,
    @Nullable Instant eraseAt) {
  public Account {
    roles = Set.copyOf(roles);
  }

  /** Where an account stands. */
  public enum Status {
    /** Its names are being claimed. */
    PENDING,
    /** It works. */
    REGISTERED,
    /** It never came to be. */
    REFUSED,
    /** It was, and nothing is known of it any more. */
    ERASED
  }

  /** All that is left of an erased account. */
  public static Account erased(UUID userId, long version, Instant at) {
    return new Account(
        userId, version, Status.ERASED, null, "", null, "", at, false, Set.of(), null);
  }

  /** The account after a change of which nothing shows here. */
  public Account at(long newVersion) {
    return with(newVersion, status, refusal, username, email, displayName, emailVerified);
  }

  /** The account where it stands now. */
  public Account withStatus(long newVersion, Status newStatus, @Nullable String newRefusal) {
    return with(newVersion, newStatus, newRefusal, username, email, displayName, emailVerified);
  }

  /** The account under another username. */
  public Account withUsername(long newVersion, String newUsername) {
    return with(newVersion, status, null, newUsername, email, displayName, emailVerified);
  }

  /** The account with another address, which nobody has verified yet. */
  public Account withEmail(long newVersion, String newEmail) {
    return with(newVersion, status, null, username, newEmail, displayName, false);
  }

  /** The account with its address verified. */
  public Account verified(long newVersion) {
    return with(newVersion, status, refusal, username, email, displayName, true);
  }

  /** The account shown under another name. */
  public Account withDisplayName(long newVersion, String newDisplayName) {
    return with(newVersion, status, refusal, username, email, newDisplayName, emailVerified);
  }

  /** The account with these roles. */
  public Account withRoles(long newVersion, Set<AccountRole> newRoles) {
    return new Account(
        userId,
        newVersion,
        status,
        refusal,
        username,
        email,
        displayName,
        createdAt,
        emailVerified,
        newRoles,
        eraseAt);
  }

  /** The account with its end in sight, or not any more. */
  public Account withEraseAt(long newVersion, @Nullable Instant newEraseAt) {
    return new Account(
        userId,
        newVersion,
        status,
        refusal,
        username,
        email,
        displayName,
        createdAt,
        emailVerified,
        roles,
        newEraseAt);
  }

  private Account with(
      long newVersion,
      Status newStatus,
      @Nullable String newRefusal,
      String newUsername,
      @Nullable String newEmail,
      String newDisplayName,
      boolean newEmailVerified) {
    return new Account(
        userId,
        newVersion,
        newStatus,
        newRefusal,
        newUsername,
        newEmail,
        newDisplayName,
        createdAt,
        newEmailVerified,
        roles,
        eraseAt);
  }
}
