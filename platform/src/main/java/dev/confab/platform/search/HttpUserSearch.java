package dev.confab.platform.search;

import dev.confab.platform.token.ServiceToken;

/** The search for people of another process, over HTTP. */
public final class HttpUserSearch implements UserSearch, AutoCloseable {
  /** The route. */
  public static final String PATH = "/internal/v1/search/users";

  private final SearchCalls calls;

  /**
   * Asks a search service; nothing is sent yet.
   *
   * @param baseUrl its address without a slash at the end
   */
  public HttpUserSearch(String baseUrl, ServiceToken token) {
    this.calls = new SearchCalls(baseUrl + PATH, token);
  }

  @Override
  public UserSearchPage search(UserSearchRequest request) {
    return calls.post(request, UserSearchPage.class);
  }

  @Override
  public void close() {
    calls.close();
  }
}
