package dev.confab.ingest.chat;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The people in chats, looked up together. At most 256 at once. */
final class People {
  private final Views views;

  People(Views views) {
    this.views = views;
  }

  Map<UUID, Account> byId(List<UUID> userIds) {
    return userIds.isEmpty()
        ? Map.of()
        : views.accounts(userIds).stream()
            .filter(account -> account.status() != Account.Status.ERASED)
            .collect(Collectors.toMap(Account::userId, Function.identity()));
  }

  /** All of them have working accounts, or the request ends with the first who has not. */
  void requireAll(List<UUID> userIds) {
    Set<UUID> missing = new HashSet<>(userIds);
    byId(userIds).values().stream()
        .filter(account -> account.status() == Account.Status.REGISTERED)
        .forEach(account -> missing.remove(account.userId()));
    userIds.stream()
        .filter(missing::contains)
        .findFirst()
        .ifPresent(
            userId -> {
              throw ProblemException.of(404, "user_not_found", "There is no user " + userId + ".");
            });
  }
}
