package dev.confab.schemas.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a user has a chat in their own list.
 *
 * @param archived out of the way, in the archive?
 * @param pinned at the top of the list?
 * @param muted told of nothing in it?
 * @param mutedUntil when that ends; null: never
 */
public record ChatPreferences(
    boolean archived, boolean pinned, boolean muted, @Nullable Instant mutedUntil) {
  /** Of a chat of which the user has said nothing. */
  public static final ChatPreferences DEFAULT = new ChatPreferences(false, false, false, null);
}
