package dev.confab.platform.search;

import dev.confab.platform.token.ServiceToken;

/** The search for public chats of another process, over HTTP. */
public final class HttpChatSearch implements ChatSearch, AutoCloseable {
  /** The route. */
  public static final String PATH = "/internal/v1/search/chats";

  private final SearchCalls calls;

  /**
   * Asks a search service; nothing is sent yet.
   *
   * @param baseUrl its address without a slash at the end
   */
  public HttpChatSearch(String baseUrl, ServiceToken token) {
    this.calls = new SearchCalls(baseUrl + PATH, token);
  }

  @Override
  public ChatSearchPage search(ChatSearchRequest request) {
    return calls.post(request, ChatSearchPage.class);
  }

  @Override
  public void close() {
    calls.close();
  }
}
