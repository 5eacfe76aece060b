package dev.confab.search.query;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.TotalHits;
import dev.confab.platform.search.MessageSearch;
import dev.confab.platform.search.SearchPage;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.IndexUnavailableException;
import dev.confab.search.index.MessageDocument;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Searches messages in Elasticsearch. */
public final class ElasticMessageSearch implements MessageSearch {
  private final Elastic elastic;

  /** Searches in a cluster. */
  public ElasticMessageSearch(Elastic elastic) {
    this.elastic = elastic;
  }

  @Override
  public SearchPage search(SearchRequest request) {
    co.elastic.clients.elasticsearch.core.SearchRequest query = MessageQuery.of(request);
    if (request.scopes().isEmpty()) {
      return new SearchPage(List.of(), 0, null);
    }
    try {
      return page(
          elastic.ask(client -> client.search(query, MessageDocument.class)), request.limit());
    } catch (IndexUnavailableException e) {
      throw new SearchUnavailableException("the search index does not answer", e);
    }
  }

  private static SearchPage page(SearchResponse<MessageDocument> response, int limit) {
    List<SearchPage.Hit> found =
        response.hits().hits().stream().map(ElasticMessageSearch::hit).toList();
    List<SearchPage.Hit> hits = found.size() > limit ? found.subList(0, limit) : found;
    TotalHits total = Objects.requireNonNull(response.hits().total());
    return new SearchPage(hits, total.value(), found.size() > limit ? behind(hits) : null);
  }

  private static @Nullable String behind(List<SearchPage.Hit> hits) {
    SearchPage.Hit last = hits.getLast();
    return Cursor.behind(last.sentAt(), last.seq(), last.chatId()).encoded();
  }

  private static SearchPage.Hit hit(
      co.elastic.clients.elasticsearch.core.search.Hit<MessageDocument> hit) {
    MessageDocument message = Objects.requireNonNull(hit.source());
    List<String> excerpts = hit.highlight().getOrDefault(MessageQuery.TEXT, List.of());
    return new SearchPage.Hit(
        message.chatId(),
        message.seq(),
        Objects.requireNonNull(message.senderId()),
        Objects.requireNonNull(message.sentAt()),
        Objects.requireNonNull(message.text()),
        excerpts.isEmpty() ? "" : excerpts.getFirst());
  }
}
