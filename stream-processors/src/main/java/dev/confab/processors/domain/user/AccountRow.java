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
 * @param registration the newest attempt
 * @param displayName digest of the display name; null if only sealed content is known
 */
public record AccountRow(
    Status status,
    long version,
    Instant lastAt,
    Registration registration,
    @Nullable Sha256 displayName) {
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
    return new AccountRow(status, newVersion, at, registration, displayName);
  }

  AccountRow withStatus(Status newStatus) {
    return new AccountRow(newStatus, version, lastAt, registration, displayName);
  }

  AccountRow withRegistration(Registration newRegistration) {
    return new AccountRow(status, version, lastAt, newRegistration, displayName);
  }

  AccountRow withDisplayName(@Nullable Sha256 newDisplayName) {
    return new AccountRow(status, version, lastAt, registration, newDisplayName);
  }
}
