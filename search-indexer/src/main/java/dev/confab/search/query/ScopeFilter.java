package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import dev.confab.platform.query.SeqRange;
import dev.confab.platform.search.SearchRequest.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages that a user may see. Chats that are visible as a whole share one clause; the others
 * take one for the chat and one for each range, so that a thousand chats stay far below
 * Elasticsearch's limit (5,120 at the 320 MB of heap of the quickstart).
 */
final class ScopeFilter {
  private ScopeFilter() {}

  /** The filter; nothing outside of the scopes passes it. */
  static Query of(List<Scope> scopes) {
    List<FieldValue> wholeChats = new ArrayList<>();
    List<Query> alternatives = new ArrayList<>();
    for (Scope scope : scopes) {
      if (scope.visible().stream().anyMatch(ScopeFilter::isWhole)) {
        wholeChats.add(FieldValue.of(scope.chatId().toString()));
      } else if (!scope.visible().isEmpty()) {
        alternatives.add(part(scope));
      }
    }
    if (!wholeChats.isEmpty()) {
      alternatives.add(
          Query.of(q -> q.terms(t -> t.field("chatId").terms(v -> v.value(wholeChats)))));
    }
    return alternatives.isEmpty() ? Query.of(q -> q.matchNone(none -> none)) : anyOf(alternatives);
  }

  private static boolean isWhole(SeqRange range) {
    return range.from() <= 1 && range.to() == Long.MAX_VALUE;
  }

  private static Query part(Scope scope) {
    Query chat = Query.of(q -> q.term(t -> t.field("chatId").value(scope.chatId().toString())));
    Query ranges = anyOf(scope.visible().stream().map(ScopeFilter::range).toList());
    return Query.of(q -> q.bool(b -> b.filter(chat, ranges)));
  }

  private static Query range(SeqRange range) {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.untyped(
                        u -> {
                          u.field("seq").gte(JsonData.of(range.from()));
                          return range.to() == Long.MAX_VALUE ? u : u.lte(JsonData.of(range.to()));
                        })));
  }

  private static Query anyOf(List<Query> alternatives) {
    return alternatives.size() == 1
        ? alternatives.getFirst()
        : Query.of(q -> q.bool(b -> b.should(alternatives).minimumShouldMatch("1")));
  }
}
