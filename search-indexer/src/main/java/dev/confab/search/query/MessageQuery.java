package dev.confab.search.query;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SimpleQueryStringFlag;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import dev.confab.search.index.IndexName;
import java.util.List;

/**
 * A search as Elasticsearch gets it. All words must be there, {@code "…"} is a phrase and {@code
 * word*} a beginning; other signs mean nothing. Newest first: who searches a chat looks for
 * something that was said, and remembers when rather than how often.
 */
final class MessageQuery {
  /** Totals are exact up to here; above, this number stands for "more". */
  static final int MAX_TOTAL = 10_000;

  static final String TEXT = "text";

  /** About two lines of a chat window. */
  private static final int EXCERPT_CHARS = 200;

  /** Longer than any sane query takes, shorter than a person waits. */
  private static final String TIMEOUT = "2s";

  private MessageQuery() {}

  /** The request for one page and one hit more, which tells whether there is a next page. */
  static SearchRequest of(dev.confab.platform.search.SearchRequest request) {
    Query words =
        Query.of(
            q ->
                q.simpleQueryString(
                    s ->
                        s.query(request.q())
                            .fields(TEXT)
                            .defaultOperator(Operator.And)
                            .flags(
                                SimpleQueryStringFlag.Phrase,
                                SimpleQueryStringFlag.Prefix,
                                SimpleQueryStringFlag.Whitespace)));
    return SearchRequest.of(
        r -> {
          r.index(IndexName.MESSAGES.alias())
              .query(q -> q.bool(b -> b.must(words).filter(ScopeFilter.of(request.scopes()))))
              .sort(newestFirst())
              .size(request.limit() + 1)
              .trackTotalHits(t -> t.count(MAX_TOTAL))
              .highlight(highlight())
              .timeout(TIMEOUT)
              .allowPartialSearchResults(false);
          String cursor = request.cursor();
          return cursor == null ? r : r.searchAfter(Cursor.decode(cursor).searchAfter());
        });
  }

  /** Ends in the chat, so that no two messages are equal and a page ends in one place. */
  private static List<SortOptions> newestFirst() {
    return List.of(
        by("sentAt", SortOrder.Desc), by("seq", SortOrder.Desc), by("chatId", SortOrder.Asc));
  }

  private static SortOptions by(String field, SortOrder order) {
    return SortOptions.of(s -> s.field(f -> f.field(field).order(order)));
  }

  private static Highlight highlight() {
    return Highlight.of(
        h ->
            h.encoder(HighlighterEncoder.Html)
                .preTags("<em>")
                .postTags("</em>")
                .numberOfFragments(1)
                .fragmentSize(EXCERPT_CHARS)
                .noMatchSize(EXCERPT_CHARS)
                .fields(NamedValue.of(TEXT, HighlightField.of(f -> f))));
  }
}
