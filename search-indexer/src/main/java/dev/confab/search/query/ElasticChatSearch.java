package dev.confab.search.query;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.confab.platform.search.ChatSearch;
import dev.confab.platform.search.ChatSearchPage;
import dev.confab.platform.search.ChatSearchRequest;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.search.index.ChatDocument;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.IndexUnavailableException;
import java.util.List;
import java.util.Objects;

/** Searches public chats in Elasticsearch. */
public final class ElasticChatSearch implements ChatSearch {
  private final Elastic elastic;

  /** Searches in a cluster. */
  public ElasticChatSearch(Elastic elastic) {
    this.elastic = elastic;
  }

  @Override
  public ChatSearchPage search(ChatSearchRequest request) {
    SearchRequest query = ChatQuery.of(request);
    List<Hit<ChatDocument>> found;
    try {
      found = elastic.ask(client -> client.search(query, ChatDocument.class)).hits().hits();
    } catch (IndexUnavailableException e) {
      throw new SearchUnavailableException("the search index does not answer", e);
    }
    return new ChatSearchPage(
        found.stream().limit(request.limit()).map(ElasticChatSearch::hit).toList(),
        found.size() > request.limit());
  }

  private static ChatSearchPage.Hit hit(Hit<ChatDocument> hit) {
    ChatDocument chat = Objects.requireNonNull(hit.source());
    return new ChatSearchPage.Hit(
        chat.chatId(), Objects.requireNonNull(chat.name()), RankedCursor.of(hit.sort()).encoded());
  }
}
