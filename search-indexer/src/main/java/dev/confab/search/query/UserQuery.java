package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import dev.confab.platform.search.UserSearchRequest;
import dev.confab.search.index.IndexName;
import java.util.ArrayList;
import java.util.List;

/** A search for people as Elasticsearch gets it. */
final class UserQuery {
  /** Ranks, the best match of a user counts. */
  private static final float SAME_USERNAME = 3;

  private static final float USERNAME_BEGINS = 2;
  private static final float WORDS_BEGIN = 1;

  private static final String USERNAME = "username";
  private static final String DISPLAY_NAME = "displayName";

  /** How names are written in texts; no name that can be registered starts with it. */
  private static final String MENTION = "@";

  private static final NameSearch SEARCH = new NameSearch(IndexName.USERS, USERNAME, "userId");

  private UserQuery() {}

  /** The request for one page. */
  static SearchRequest of(UserSearchRequest request) {
    return SEARCH.page(anyOf(request.q().strip()), request.limit(), request.cursor());
  }

  private static Query anyOf(String q) {
    String name = q.startsWith(MENTION) ? q.substring(MENTION.length()) : q;
    List<Query> ways = new ArrayList<>();
    if (!name.isEmpty()) {
      ways.add(NameMatch.ranked(SAME_USERNAME, NameMatch.same(USERNAME, name)));
      ways.add(NameMatch.ranked(USERNAME_BEGINS, NameMatch.begins(USERNAME, name)));
    }
    List<Query> words =
        NameMatch.words(q).stream().map(w -> NameMatch.wordBegins(DISPLAY_NAME, w)).toList();
    if (!words.isEmpty()) {
      ways.add(NameMatch.ranked(WORDS_BEGIN, NameMatch.allOf(words)));
    }
    return NameMatch.bestOf(ways);
  }
}
