package dev.confab.platform.search;

import dev.confab.platform.token.ServiceToken;

/** The search API of another process, over HTTP. */
public final class HttpMessageSearch implements MessageSearch, AutoCloseable {
  /** The route of the search API. */
  public static final String PATH = "/internal/v1/search/messages";

  private final SearchCalls calls;

  /**
   * Asks a search service; nothing is sent yet.
   *
   * @param baseUrl its address without a slash at the end
   */
  public HttpMessageSearch(String baseUrl, ServiceToken token) {
    this.calls = new SearchCalls(baseUrl + PATH, token);
  }

  @Override
  public SearchPage search(SearchRequest request) {
    return calls.post(request, SearchPage.class);
  }

  @Override
  public void close() {
    calls.close();
  }
}
