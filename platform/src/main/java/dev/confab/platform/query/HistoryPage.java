package dev.confab.platform.query;

import java.util.List;

/**
 * A page of messages.
 *
 * @param access what the viewer is to the chat; no messages unless a member
 * @param messages ascending by seq
 * @param more are there more in the direction asked for?
 */
public record HistoryPage(Access access, List<Message> messages, boolean more) {
  public HistoryPage {
    messages = List.copyOf(messages);
  }
}
