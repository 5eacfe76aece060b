package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import dev.confab.search.index.IndexName;
import org.jspecify.annotations.Nullable;

/**
 * A search by name as Elasticsearch gets it.
 *
 * @param index where to look
 * @param name the field that hits of the same rank are sorted by
 * @param id the field that tells them apart
 */
record NameSearch(IndexName index, String name, String id) {
  /** Longer than any sane query takes, shorter than a person waits. */
  private static final String TIMEOUT = "2s";

  /** The request for one page and one hit more, which tells whether there is a next page. */
  SearchRequest page(Query query, int limit, @Nullable String cursor) {
    return SearchRequest.of(
        r -> {
          r.index(index.alias())
              .query(query)
              .sort(NameMatch.bestFirst(name, id))
              .size(limit + 1)
              .trackTotalHits(t -> t.enabled(false))
              .timeout(TIMEOUT)
              .allowPartialSearchResults(false);
          return cursor == null ? r : r.searchAfter(RankedCursor.decode(cursor).searchAfter());
        });
  }
}
