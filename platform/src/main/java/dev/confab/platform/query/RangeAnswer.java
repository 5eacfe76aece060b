package dev.confab.platform.query;

import java.util.List;

/**
 * A range of events.
 *
 * @param access what the viewer is to the chat
 * @param gone true if the range begins before what the view keeps: use the history
 * @param events values of {@code chat-events}, ascending, those that the viewer may see
 */
public record RangeAnswer(Access access, boolean gone, List<byte[]> events) {
  public RangeAnswer {
    events = List.copyOf(events);
  }
}
