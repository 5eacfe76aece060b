package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.Arrays;
import java.util.List;

/**
 * Ways to match names. The rank is by what matches, never by how rare it is, so that a hit keeps
 * its place while others come and go, and a page ends in one place.
 */
final class NameMatch {
  private NameMatch() {}

  /** All that have a name, with one rank: what is gone has left a mark without one. */
  static Query named(String field) {
    return ranked(1, Query.of(w -> w.exists(e -> e.field(field))));
  }

  /** What a query matches has a rank. */
  static Query ranked(float rank, Query query) {
    return Query.of(w -> w.constantScore(c -> c.filter(query).boost(rank)));
  }

  /** A keyword is the same. */
  static Query same(String field, String value) {
    return Query.of(w -> w.term(t -> t.field(field).value(value)));
  }

  /** A keyword begins so. */
  static Query begins(String field, String value) {
    return Query.of(w -> w.prefix(p -> p.field(field).value(value)));
  }

  /**
   * Words of a text begin so.
   *
   * @param word what the analyzer makes several words of must be there in whole but for the last
   */
  static Query wordBegins(String field, String word) {
    return Query.of(w -> w.matchBoolPrefix(m -> m.field(field).query(word).operator(Operator.And)));
  }

  /** All must match. */
  static Query allOf(List<Query> queries) {
    return Query.of(w -> w.bool(b -> b.filter(queries)));
  }

  /** The best match counts; nothing matches none. */
  static Query bestOf(List<Query> ways) {
    return ways.isEmpty()
        ? Query.of(w -> w.matchNone(none -> none))
        : Query.of(w -> w.disMax(d -> d.queries(ways)));
  }

  /** The words of a query; signs alone are none. */
  static List<String> words(String q) {
    return Arrays.stream(q.split("\\s+"))
        .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
        .toList();
  }

  /** The best first, then by a name; ends in an id, so that no two hits are equal. */
  static List<SortOptions> bestFirst(String name, String id) {
    return List.of(
        SortOptions.of(s -> s.score(score -> score.order(SortOrder.Desc))),
        ascending(name),
        ascending(id));
  }

  private static SortOptions ascending(String field) {
    return SortOptions.of(s -> s.field(f -> f.field(field).order(SortOrder.Asc)));
  }
}
