package dev.confab.platform.search;

import dev.confab.platform.token.ServiceToken;

/** The searches of another process, over HTTP. */
public final class HttpSearches implements AutoCloseable {
  private final HttpMessageSearch messages;
  private final HttpUserSearch users;
  private final HttpChatSearch chats;

  /**
   * Asks a search service; nothing is sent yet.
   *
   * @param baseUrl its address without a slash at the end
   */
  public HttpSearches(String baseUrl, ServiceToken token) {
    this.messages = new HttpMessageSearch(baseUrl, token);
    this.users = new HttpUserSearch(baseUrl, token);
    this.chats = new HttpChatSearch(baseUrl, token);
  }

  /** All of them. */
  public Searches all() {
    return new Searches(messages, users, chats);
  }

  @Override
  public void close() {
    messages.close();
    users.close();
    chats.close();
  }
}
