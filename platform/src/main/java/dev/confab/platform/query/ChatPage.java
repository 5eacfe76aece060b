package dev.confab.platform.query;

import java.util.List;

/**
 * A page of what a chat has.
 *
 * @param <T> what it lists
 * @param access what the viewer is to the chat; no entries unless a member
 * @param entries in the order that the question names
 * @param more are there more behind them?
 */
public record ChatPage<T>(Access access, List<T> entries, boolean more) {
  public ChatPage {
    entries = List.copyOf(entries);
  }

  /** Nothing to see. */
  public static <T> ChatPage<T> none(Access access) {
    return new ChatPage<>(access, List.of(), false);
  }
}
