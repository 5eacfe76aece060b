package dev.confab.platform.search;

/**
 * The internal search API: what services may ask of the search index. The index follows the log
 * with a delay of about a second, so an answer may miss the newest messages. Calls block; use
 * virtual threads.
 */
public interface MessageSearch {
  /**
   * Messages that match, newest first.
   *
   * @throws SearchUnavailableException if the index does not answer: try again later
   * @throws IllegalArgumentException if the cursor is none that a page before gave
   */
  SearchPage search(SearchRequest request);
}
