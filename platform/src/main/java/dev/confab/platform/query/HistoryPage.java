package dev.confab.platform.query;

import java.util.List;

/**
 * A page of messages. Those that were deleted or recalled are in it without their content.
 *
 * @param access what the viewer is to the chat; no messages unless a member
 * @param messages ascending by seq
 * @param older may the viewer see older ones than these?
 * @param newer may the viewer see newer ones than these?
 */
public record HistoryPage(Access access, List<Message> messages, boolean older, boolean newer) {
  public HistoryPage {
    messages = List.copyOf(messages);
  }

  /** Nothing to see. */
  public static HistoryPage none(Access access) {
    return new HistoryPage(access, List.of(), false, false);
  }
}
