package dev.confab.search.query;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.platform.search.UserSearch;
import dev.confab.platform.search.UserSearchPage;
import dev.confab.platform.search.UserSearchRequest;
import dev.confab.search.index.Elastic;
import dev.confab.search.index.IndexUnavailableException;
import dev.confab.search.index.UserDocument;
import java.util.List;
import java.util.Objects;

/** Searches people in Elasticsearch. */
public final class ElasticUserSearch implements UserSearch {
  private final Elastic elastic;

  /** Searches in a cluster. */
  public ElasticUserSearch(Elastic elastic) {
    this.elastic = elastic;
  }

  @Override
  public UserSearchPage search(UserSearchRequest request) {
    SearchRequest query = UserQuery.of(request);
    List<Hit<UserDocument>> found;
    try {
      found = elastic.ask(client -> client.search(query, UserDocument.class)).hits().hits();
    } catch (IndexUnavailableException e) {
      throw new SearchUnavailableException("the search index does not answer", e);
    }
    return new UserSearchPage(
        found.stream().limit(request.limit()).map(ElasticUserSearch::hit).toList(),
        found.size() > request.limit());
  }

  private static UserSearchPage.Hit hit(Hit<UserDocument> hit) {
    UserDocument user = Objects.requireNonNull(hit.source());
    return new UserSearchPage.Hit(
        user.userId(),
        Objects.requireNonNull(user.username()),
        Objects.requireNonNull(user.displayName()),
        RankedCursor.of(hit.sort()).encoded());
  }
}
