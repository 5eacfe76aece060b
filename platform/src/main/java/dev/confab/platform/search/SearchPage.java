package dev.confab.platform.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param hits newest first
 * @param total how many messages match in all; exact up to 10,000, and 10,000 stands for more
 * @param next cursor of the next page, opaque; null: this is the last one
 */
public record SearchPage(List<Hit> hits, long total, @Nullable String next) {
  public SearchPage {
    hits = List.copyOf(hits);
  }

  /**
   * A message that matches.
   *
   * @param chatId its chat
   * @param seq its name in the chat
   * @param senderId who said it
   * @param sentAt when it was written
   * @param text what was said
   * @param highlight an excerpt as HTML-safe text (escaped), the words found inside {@code
   *     <em>…</em>}
   */
  public record Hit(
      UUID chatId, long seq, UUID senderId, Instant sentAt, String text, String highlight) {}
}
