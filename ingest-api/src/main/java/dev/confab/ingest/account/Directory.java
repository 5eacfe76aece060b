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

  Account get(UUID userId) {
    return find(userId)
        .orElseThrow(
            () -> ProblemException.of(404, "user_not_found", "There is no user " + userId + "."));
  }

  Optional<Account> named(String username) {
    return views.nameOwner(names.username(username), null).flatMap(this::find);
  }

  private Optional<Account> find(UUID userId) {
    return views.account(userId).filter(a -> a.status() == Account.Status.REGISTERED);
  }
}
