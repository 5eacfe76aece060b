package dev.confab.ingest.people;

import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Person;
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

  /** How usernames are written in texts. */
  private static final String MENTION = "@";

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

  Found find(UUID viewer, String q, int limit, @Nullable String cursor) {
    List<Account> shown = new ArrayList<>();
    String shownTo = null;
    String searchedTo = cursor;
    int size = limit;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      UserSearchPage page = search.search(new UserSearchRequest(q, size, searchedTo));
      Map<UUID, Person> people = people(page.hits(), viewer);
      for (Hit hit : page.hits()) {
        searchedTo = hit.cursor();
        Person person = people.get(hit.userId());
        if (person == null || !mayBeShown(q, hit, person)) {
          continue;
        }
        if (shown.size() == limit) {
          return new Found(shown, shownTo);
        }
        shown.add(person.account());
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
   * longer those that were found, is not: within a second the index finds it by the new ones. Who
   * does not want to be found, or not by this viewer, is found by the whole username only: that the
   * name exists, registration tells, too. The two cannot be told apart.
   */
  private static boolean mayBeShown(String q, Hit hit, Person person) {
    Account account = person.account();
    return account.status() == Account.Status.REGISTERED
        && account.username().equals(hit.username())
        && account.displayName().equals(hit.displayName())
        && (wantsToBeFound(person) || isUsername(q, account));
  }

  private static boolean wantsToBeFound(Person person) {
    return switch (person.viewer()) {
      case SELF -> true;
      case BLOCKED -> false;
      case CONTACT, STRANGER -> person.privacy().findable();
    };
  }

  private static boolean isUsername(String q, Account account) {
    String name = q.startsWith(MENTION) ? q.substring(MENTION.length()) : q;
    return NameKeys.normalised(name).equals(NameKeys.normalised(account.username()));
  }

  private Map<UUID, Person> people(List<Hit> hits, UUID viewer) {
    return hits.isEmpty()
        ? Map.of()
        : views.people(hits.stream().map(Hit::userId).toList(), viewer).stream()
            .collect(Collectors.toMap(person -> person.account().userId(), Function.identity()));
  }
}
