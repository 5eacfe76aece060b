package dev.confab.ingest.account;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import java.util.Optional;
import java.util.UUID;

/** Finds people. An account that is not registered, or not any more, is not there. */
final class Directory {
  private final Views views;
  private final NameKeys names;

  Directory(Views views, NameKeys names) {
    this.views = views;
    this.names = names;
  }

  /** As the view has it. */
  Account get(UUID userId) {
    return get(userId, 0);
  }

  /** At or after a version. */
  Account get(UUID userId, long minVersion) {
    return find(userId, minVersion)
        .orElseThrow(
            () -> ProblemException.of(404, "user_not_found", "There is no user " + userId + "."));
  }

  Optional<Account> named(String username) {
    return views.nameOwner(names.username(username), null).flatMap(owner -> find(owner, 0));
  }

  private Optional<Account> find(UUID userId, long minVersion) {
    Optional<Account> account =
        minVersion == 0
            ? views.account(userId)
            : views.settledAccount(userId, minVersion, Views.PATIENCE);
    return account.filter(a -> a.status() == Account.Status.REGISTERED);
  }
}
