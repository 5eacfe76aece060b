package dev.confab.ingest.people;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** People by their ids, looked up together. At most 256 at once. */
public final class People {
  private final Views views;

  /** Looks them up in the views. */
  public People(Views views) {
    this.views = views;
  }

  /** Those who are there. */
  public Map<UUID, Account> byId(List<UUID> userIds) {
    return userIds.isEmpty()
        ? Map.of()
        : views.accounts(userIds).stream()
            .collect(Collectors.toMap(Account::userId, Function.identity()));
  }

  /** Somebody who has a working account, or the request ends. */
  public Account require(UUID userId) {
    return Optional.ofNullable(byId(List.of(userId)).get(userId))
        .filter(account -> account.status() == Account.Status.REGISTERED)
        .orElseThrow(() -> noUser(userId));
  }

  /** All of them have working accounts, or the request ends with the first who has not. */
  public void requireAll(List<UUID> userIds) {
    Set<UUID> missing = new HashSet<>(userIds);
    byId(userIds).values().stream()
        .filter(account -> account.status() == Account.Status.REGISTERED)
        .forEach(account -> missing.remove(account.userId()));
    userIds.stream()
        .filter(missing::contains)
        .findFirst()
        .ifPresent(
            userId -> {
              throw noUser(userId);
            });
  }

  private static ProblemException noUser(UUID userId) {
    return ProblemException.of(404, "user_not_found", "There is no user " + userId + ".");
  }
}
