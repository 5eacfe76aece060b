package dev.confab.platform.search;

/**
 * The internal search for chats that anybody may join: what services may ask of the index of public
 * chats. The index follows the log with a delay of about a second: whoever shows an answer looks at
 * the chats first. Calls block; use virtual threads.
 */
public interface ChatSearch {
  /**
   * Public chats whose name or description has words that start with the words of the query, all of
   * them, in any order. Those with exactly this name come first, then names that begin so, then
   * words of names, then descriptions; each by name.
   *
   * @throws SearchUnavailableException if the index does not answer: try again later
   * @throws IllegalArgumentException if the cursor is none that a hit before had
   */
  ChatSearchPage search(ChatSearchRequest request);
}
