package dev.confab.platform.search;

import org.jspecify.annotations.Nullable;

/**
 * A question to the index of public chats.
 *
 * @param q a name or words, or how they begin, 1 to {@value #MAX_QUERY_CHARS} characters; null: all
 *     chats, by name
 * @param limit how many hits, from 1 to {@value #MAX_LIMIT}
 * @param cursor {@link ChatSearchPage.Hit#cursor()} of the last hit that was seen, or null
 */
public record ChatSearchRequest(@Nullable String q, int limit, @Nullable String cursor) {
  /** As long as the name of a chat. */
  public static final int MAX_QUERY_CHARS = 100;

  /** Most hits of one page. */
  public static final int MAX_LIMIT = 100;
}
