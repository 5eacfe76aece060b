package dev.confab.gateway.room;

import java.util.UUID;

/** A session, as rooms see it. */
public interface Subscriber {
  /** Whose session it is. */
  UUID userId();

  /** Its places in rooms. */
  Attachments attachments();

  /** Sends a text frame after all that were sent before; never blocks. */
  void send(byte[] frame);

  /**
   * Waits until so little waits to be sent that a chunk of history may follow.
   *
   * @return false if the session has ended
   */
  boolean awaitDrained();
}
