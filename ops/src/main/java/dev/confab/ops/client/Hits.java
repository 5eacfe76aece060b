package dev.confab.ops.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of search hits, newest first. */
public record Hits(List<Hit> hits, long total, @Nullable String next) {
  /**
   * A message that was found.
   *
   * @param highlight an excerpt as HTML, the words found inside {@code <em>}
   */
  public record Hit(
      UUID chatId, long seq, UUID senderId, Instant sentAt, String text, String highlight) {}
}
