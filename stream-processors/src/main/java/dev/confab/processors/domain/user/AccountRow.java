package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.AccountRole;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one row that every user has. It holds digests instead of names: a decision needs no more.
 *
 * @param status how far the account has come
 * @param version version of the user's last event
 * @param lastAt time of the user's last event
 * @param registration the newest attempt to register, with the names that the account has now
 * @param nameChange the change of a name that is under way; null if none is
 * @param displayName digest of the display name; null if only sealed content is known
 * @param password digest of the password's hash; null without a password
 * @param roles what the user may do beyond being themselves
 * @param deletion the wish to be erased; null if there is none
 */
public record AccountRow(
    Status status,
    long version,
    Instant lastAt,
    Registration registration,
    @Nullable NameChange nameChange,
    @Nullable Sha256 displayName,
    @Nullable Sha256 password,
    Set<AccountRole> roles,
    @Nullable Deletion deletion) {
  public AccountRow {
    roles = Set.copyOf(roles);
  }

  /** How far an account has come. */
  public enum Status {
    /** Its names are being claimed. */
    PENDING,
    /** It works. */
    REGISTERED,
    /** It came to nothing; it may be tried again. */
    REFUSED
  }

  /** The row of an attempt to register. */
  static AccountRow pending(
      long version, Instant at, Registration registration, @Nullable Sha256 displayName) {
    return new AccountRow(
        Status.PENDING, version, at, registration, null, displayName, null, Set.of(), null);
  }

  AccountRow after(long newVersion, Instant at) {
    return new AccountRow(
        status, newVersion, at, registration, nameChange, displayName, password, roles, deletion);
  }

  AccountRow withStatus(Status newStatus) {
    return new AccountRow(
        newStatus,
        version,
        lastAt,
        registration,
        nameChange,
        displayName,
        password,
        roles,
        deletion);
  }

  AccountRow withRegistration(Registration newRegistration) {
    return new AccountRow(
        status,
        version,
        lastAt,
        newRegistration,
        nameChange,
        displayName,
        password,
        roles,
        deletion);
  }

  AccountRow withNameChange(@Nullable NameChange newNameChange) {
    return new AccountRow(
        status,
        version,
        lastAt,
        registration,
        newNameChange,
        displayName,
        password,
        roles,
        deletion);
  }

  AccountRow withDisplayName(@Nullable Sha256 newDisplayName) {
    return new AccountRow(
        status,
        version,
        lastAt,
        registration,
        nameChange,
        newDisplayName,
        password,
        roles,
        deletion);
  }

  AccountRow withPassword(@Nullable Sha256 newPassword) {
    return new AccountRow(
        status,
        version,
        lastAt,
        registration,
        nameChange,
        displayName,
        newPassword,
        roles,
        deletion);
  }

  AccountRow withRoles(Set<AccountRole> newRoles) {
    return new AccountRow(
        status,
        version,
        lastAt,
        registration,
        nameChange,
        displayName,
        password,
        newRoles,
        deletion);
  }

  AccountRow withDeletion(@Nullable Deletion newDeletion) {
    return new AccountRow(
        status,
        version,
        lastAt,
        registration,
        nameChange,
        displayName,
        password,
        roles,
        newDeletion);
  }
}
