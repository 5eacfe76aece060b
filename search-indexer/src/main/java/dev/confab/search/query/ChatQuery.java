package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import dev.confab.platform.search.ChatSearchRequest;
import dev.confab.search.index.IndexName;
import java.util.ArrayList;
import java.util.List;

/** A search for public chats as Elasticsearch gets it. */
final class ChatQuery {
  /** Ranks, the best match of a chat counts. */
  private static final float SAME_NAME = 4;

  private static final float NAME_BEGINS = 3;
  private static final float WORDS_OF_NAME_BEGIN = 2;
  private static final float WORDS_BEGIN = 1;

  private static final String NAME = "name";
  private static final String WHOLE_NAME = "name.whole";
  private static final String DESCRIPTION = "description";

  private static final NameSearch SEARCH = new NameSearch(IndexName.CHATS, WHOLE_NAME, "chatId");

  private ChatQuery() {}

  /** The request for one page. */
  static SearchRequest of(ChatSearchRequest request) {
    String q = request.q();
    Query query = q == null ? NameMatch.named(WHOLE_NAME) : anyOf(q.strip());
    return SEARCH.page(query, request.limit(), request.cursor());
  }

  private static Query anyOf(String q) {
    List<Query> ways = new ArrayList<>();
    ways.add(NameMatch.ranked(SAME_NAME, NameMatch.same(WHOLE_NAME, q)));
    ways.add(NameMatch.ranked(NAME_BEGINS, NameMatch.begins(WHOLE_NAME, q)));
    List<String> words = NameMatch.words(q);
    if (!words.isEmpty()) {
      ways.add(
          NameMatch.ranked(
              WORDS_OF_NAME_BEGIN,
              NameMatch.allOf(words.stream().map(w -> NameMatch.wordBegins(NAME, w)).toList())));
      ways.add(
          NameMatch.ranked(
              WORDS_BEGIN, NameMatch.allOf(words.stream().map(ChatQuery::somewhere).toList())));
    }
    return NameMatch.bestOf(ways);
  }

  private static Query somewhere(String word) {
    return NameMatch.bestOf(
        List.of(NameMatch.wordBegins(NAME, word), NameMatch.wordBegins(DESCRIPTION, word)));
  }
}
