package dev.confab.gateway.room;

import dev.confab.platform.query.AttachQuery;
import java.util.UUID;

/**
 * A place that waits for a view's answer.
 *
 * @param place the place
 * @param cursor the last seq that the client has, or {@link #FROM_NOW}
 * @param history does it want what it has missed? Of a chat that it does not show, it only wants to
 *     know whether there is something
 */
record Pending(Attachment place, long cursor, boolean history) {
  /** The client has nothing of the chat and wants what comes. */
  static final long FROM_NOW = -1;

  UUID chatId() {
    return place.room().chatId();
  }

  /** All up to a seq has been sent; "now" is still later. */
  Pending from(long seq) {
    return from() == FROM_NOW ? this : new Pending(place, seq, true);
  }

  /** The seq from which history is wanted, or {@link #FROM_NOW}. */
  long from() {
    return history ? cursor : FROM_NOW;
  }

  AttachQuery.Cursor question() {
    return new AttachQuery.Cursor(chatId(), from());
  }
}
