package dev.confab.platform.search;

import java.util.List;
import java.util.UUID;

/**
 * A page of people.
 *
 * @param hits the best first
 * @param more are there others behind the last?
 */
public record UserSearchPage(List<Hit> hits, boolean more) {
  public UserSearchPage {
    hits = List.copyOf(hits);
  }

  /**
   * Somebody who was found.
   *
   * @param userId the user
   * @param username their username when they were indexed
   * @param displayName their display name when they were indexed
   * @param cursor the place behind this hit, opaque; it tells about this hit and no other
   */
  public record Hit(UUID userId, String username, String displayName, String cursor) {}
}
