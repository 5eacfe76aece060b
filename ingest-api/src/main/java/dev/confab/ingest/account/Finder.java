package dev.confab.ingest.account;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Views;
import dev.confab.platform.search.UserSearch;
import dev.confab.platform.search.UserSearchPage;
import dev.confab.platform.search.UserSearchPage.Hit;
import dev.confab.platform.search.UserSearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds people for somebody who types a name. The index is a second behind and knows nothing of who
 * asks, so every hit is held against the views before it is shown. Hits that are not shown leave no
 * trace: others take their places on the page, and a cursor always is the place of one that was
 * shown.
 */
final class Finder {
  /** So that a page is filled although hundreds of hits are hidden, but not at any price. */
  private static final int MAX_ROUNDS = 5;

  private final UserSearch search;
  private final Views views;

  Finder(UserSearch search, Views views) {
    this.search = search;
    this.views = views;
  }

  /**
   * A page of people.
   *
   * @param next the place behind the last of them; null: there are no more
   */
  record Found(List<Account> accounts, @Nullable String next) {}

  Found find(String q, int limit, @Nullable String cursor) {
    List<Account> shown = new ArrayList<>();
    String shownTo = null;
    String searchedTo = cursor;
    int size = limit;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      UserSearchPage page = search.search(new UserSearchRequest(q, size, searchedTo));
      Map<UUID, Account> accounts = accounts(page.hits());
      for (Hit hit : page.hits()) {
        searchedTo = hit.cursor();
        Account account = accounts.get(hit.userId());
        if (account == null || !mayBeShown(hit, account)) {
          continue;
        }
        if (shown.size() == limit) {
          return new Found(shown, shownTo);
        }
        shown.add(account);
        shownTo = hit.cursor();
      }
      if (!page.more()) {
        return new Found(shown, null);
      }
      if (shown.size() == limit) {
        return new Found(shown, shownTo);
      }
      size = UserSearchRequest.MAX_LIMIT;
    }
    return new Found(shown, shownTo);
  }

  /**
   * The one place that says who is shown to whom. An account that is gone, or whose names are no
   * longer those that were found, is not: within a second the index finds it by the new ones.
   */
  private static boolean mayBeShown(Hit hit, Account account) {
    return account.status() == Account.Status.REGISTERED
        && account.username().equals(hit.username())
        && account.displayName().equals(hit.displayName());
  }

  private Map<UUID, Account> accounts(List<Hit> hits) {
    return hits.isEmpty()
        ? Map.of()
        : views.accounts(hits.stream().map(Hit::userId).toList()).stream()
            .collect(Collectors.toMap(Account::userId, Function.identity()));
  }
}
