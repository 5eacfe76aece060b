package dev.confab.platform.search;

import java.util.List;
import java.util.UUID;

/**
 * A page of public chats.
 *
 * @param hits the best first
 * @param more are there others behind the last?
 */
public record ChatSearchPage(List<Hit> hits, boolean more) {
  public ChatSearchPage {
    hits = List.copyOf(hits);
  }

  /**
   * A chat that was found.
   *
   * @param chatId the chat
   * @param name what it was called when it was indexed
   * @param cursor the place behind this hit, opaque; it tells about this hit and no other
   */
  public record Hit(UUID chatId, String name, String cursor) {}
}
