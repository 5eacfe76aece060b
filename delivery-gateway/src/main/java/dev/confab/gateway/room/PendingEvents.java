package dev.confab.gateway.room;

import java.util.ArrayDeque;

/**
 * Events that wait while a view is asked. Bounded: the oldest are given up first, since the next
 * answer of the view will have them.
 */
final class PendingEvents {
  /** A view that lags by more than this in one chat is asked again anyway. */
  static final int MAX_EVENTS = 256;

  /** They must fit into a session's queue beside a chunk. */
  static final int MAX_BYTES = 256 * 1024;

  private final ArrayDeque<Delivery> events = new ArrayDeque<>(4);
  private int bytes;
  private long droppedUpTo;

  void add(Delivery event) {
    events.add(event);
    bytes += event.frame().length;
    while (events.size() > MAX_EVENTS || bytes > MAX_BYTES) {
      Delivery oldest = events.remove();
      bytes -= oldest.frame().length;
      droppedUpTo = oldest.seq();
    }
  }

  /** Highest seq that was given up; 0: none. */
  long droppedUpTo() {
    return droppedUpTo;
  }

  /** What waits, in order. */
  Iterable<Delivery> events() {
    return events;
  }
}
