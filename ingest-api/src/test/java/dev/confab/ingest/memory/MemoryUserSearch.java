package dev.confab.ingest.memory;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Account.Status;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.platform.search.UserSearch;
import dev.confab.platform.search.UserSearchPage;
import dev.confab.platform.search.UserSearchPage.Hit;
import dev.confab.platform.search.UserSearchRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Finds usernames that start with the query, by username; the cursor is the username. */
final class MemoryUserSearch implements UserSearch {
  private final MemoryUsers users;
  private final Supplier<Fault> fault;
  private List<Account> indexed = List.of();

  MemoryUserSearch(MemoryUsers users, Supplier<Fault> fault) {
    this.users = users;
    this.fault = fault;
  }

  @Override
  public synchronized UserSearchPage search(UserSearchRequest request) {
    if (fault.get() == Fault.SEARCH_AWAY) {
      throw new SearchUnavailableException("away");
    }
    if (fault.get() != Fault.SEARCH_BEHIND) {
      indexed = users.accounts();
    }
    String cursor = request.cursor() == null ? "" : request.cursor();
    if (!cursor.isEmpty() && indexed.stream().noneMatch(a -> a.username().equals(cursor))) {
      throw new IllegalArgumentException("no page before gave this cursor");
    }
    List<Hit> behind =
        indexed.stream()
            .filter(account -> account.status() == Status.REGISTERED)
            .filter(account -> account.username().startsWith(request.q()))
            .filter(account -> account.username().compareTo(cursor) > 0)
            .sorted(Comparator.comparing(Account::username))
            .map(a -> new Hit(a.userId(), a.username(), a.displayName(), a.username()))
            .toList();
    return new UserSearchPage(
        behind.stream().limit(request.limit()).toList(), behind.size() > request.limit());
  }
}
