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

  /** Longer than any sane query takes, shorter than a person waits. */
  private static final String TIMEOUT = "2s";

  private ChatQuery() {}

  /** The request for one page and one hit more, which tells whether there is a next page. */
  static SearchRequest of(ChatSearchRequest request) {
    return SearchRequest.of(
        r -> {
          r.index(IndexName.CHATS.alias())
              .query(anyOf(request.q().strip()))
              .sort(NameMatch.bestFirst(WHOLE_NAME, "chatId"))
              .size(request.limit() + 1)
              .trackTotalHits(t -> t.enabled(false))
              .timeout(TIMEOUT)
              .allowPartialSearchResults(false);
          String cursor = request.cursor();
          return cursor == null ? r : r.searchAfter(RankedCursor.decode(cursor).searchAfter());
        });
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
