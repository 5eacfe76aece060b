package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import dev.confab.platform.search.UserSearchRequest;
import dev.confab.search.index.IndexName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A search for people as Elasticsearch gets it. The rank is by what matches, never by how rare it
 * is, so that a hit keeps its place while others come and go, and a page ends in one place.
 */
final class UserQuery {
  /** Ranks, the best match of a user counts. */
  private static final float SAME_USERNAME = 3;

  private static final float USERNAME_BEGINS = 2;
  private static final float WORDS_BEGIN = 1;

  private static final String USERNAME = "username";
  private static final String DISPLAY_NAME = "displayName";

  /** How names are written in texts; no name that can be registered starts with it. */
  private static final String MENTION = "@";

  /** Longer than any sane query takes, shorter than a person waits. */
  private static final String TIMEOUT = "2s";

  private UserQuery() {}

  /** The request for one page and one hit more, which tells whether there is a next page. */
  static SearchRequest of(UserSearchRequest request) {
    return SearchRequest.of(
        r -> {
          r.index(IndexName.USERS.alias())
              .query(anyOf(request.q().strip()))
              .sort(
                  SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))),
                  ascending(USERNAME),
                  ascending("userId"))
              .size(request.limit() + 1)
              .trackTotalHits(t -> t.enabled(false))
              .timeout(TIMEOUT)
              .allowPartialSearchResults(false);
          String cursor = request.cursor();
          return cursor == null ? r : r.searchAfter(UserCursor.decode(cursor).searchAfter());
        });
  }

  private static Query anyOf(String q) {
    String name = q.startsWith(MENTION) ? q.substring(MENTION.length()) : q;
    List<Query> ways = new ArrayList<>();
    if (!name.isEmpty()) {
      ways.add(ranked(SAME_USERNAME, Query.of(w -> w.term(t -> t.field(USERNAME).value(name)))));
      ways.add(
          ranked(USERNAME_BEGINS, Query.of(w -> w.prefix(p -> p.field(USERNAME).value(name)))));
    }
    List<Query> words = words(q);
    if (!words.isEmpty()) {
      ways.add(ranked(WORDS_BEGIN, Query.of(w -> w.bool(b -> b.filter(words)))));
    }
    return ways.isEmpty()
        ? Query.of(w -> w.matchNone(none -> none))
        : Query.of(w -> w.disMax(d -> d.queries(ways)));
  }

  private static Query ranked(float rank, Query query) {
    return Query.of(w -> w.constantScore(c -> c.filter(query).boost(rank)));
  }

  /** A clause for each word; signs alone are none. */
  private static List<Query> words(String q) {
    return Arrays.stream(q.split("\\s+"))
        .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
        .map(UserQuery::begins)
        .toList();
  }

  /** What the analyzer makes several words of, must be there in whole but for the last. */
  private static Query begins(String word) {
    return Query.of(
        w -> w.matchBoolPrefix(m -> m.field(DISPLAY_NAME).query(word).operator(Operator.And)));
  }

  private static SortOptions ascending(String field) {
    return SortOptions.of(s -> s.field(f -> f.field(field).order(SortOrder.Asc)));
  }
}
