package dev.confab.ingest.people;

import dev.confab.platform.query.Account;
import java.util.UUID;

/** What everybody may know of a user, as JSON. */
public record User(UUID userId, String username, String displayName) {
  /** Of an account. */
  public static User of(Account account) {
    return new User(account.userId(), account.username(), account.displayName());
  }
}
