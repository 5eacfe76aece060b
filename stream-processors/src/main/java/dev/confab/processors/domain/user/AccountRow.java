package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
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
 */
public record AccountRow(
    Status status,
    long version,
    Instant lastAt,
    Registration registration,
    @Nullable NameChange nameChange,
    @Nullable Sha256 displayName,
    @Nullable Sha256 password) {
  /** How far an account has come. */
  public enum Status {
    /** Its names are being claimed. */
    PENDING,
    /** It works. */
    REGISTERED,
    /** It came to nothing; it may be tried again. */
    REFUSED
  }

  AccountRow after(long newVersion, Instant at) {
    return new AccountRow(status, newVersion, at, registration, nameChange, displayName, password);
  }

  AccountRow withStatus(Status newStatus) {
    return new AccountRow(
        newStatus, version, lastAt, registration, nameChange, displayName, password);
  }

  AccountRow withRegistration(Registration newRegistration) {
    return new AccountRow(
        status, version, lastAt, newRegistration, nameChange, displayName, password);
  }

  AccountRow withNameChange(@Nullable NameChange newNameChange) {
    return new AccountRow(
        status, version, lastAt, registration, newNameChange, displayName, password);
  }

  AccountRow withDisplayName(@Nullable Sha256 newDisplayName) {
    return new AccountRow(
        status, version, lastAt, registration, nameChange, newDisplayName, password);
  }

  AccountRow withPassword(@Nullable Sha256 newPassword) {
    return new AccountRow(
        status, version, lastAt, registration, nameChange, displayName, newPassword);
  }
}
