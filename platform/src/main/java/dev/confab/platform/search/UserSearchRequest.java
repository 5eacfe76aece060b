package dev.confab.platform.search;

import org.jspecify.annotations.Nullable;

/**
 * A question to the index of users.
 *
 * @param q a username or words of a name, or how they begin; 1 to {@value #MAX_QUERY_CHARS}
 *     characters
 * @param limit how many hits, from 1 to {@value #MAX_LIMIT}
 * @param cursor {@link UserSearchPage.Hit#cursor()} of the last hit that was seen, or null
 */
public record UserSearchRequest(String q, int limit, @Nullable String cursor) {
  /** As long as a display name or an imported username. */
  public static final int MAX_QUERY_CHARS = 64;

  /** Most hits of one page. */
  public static final int MAX_LIMIT = 100;
}
