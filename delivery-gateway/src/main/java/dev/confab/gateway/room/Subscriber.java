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

  /** The same for what nobody will miss: left out when much waits already. */
  void sendEphemeral(byte[] frame);

  /**
   * Does it take the events of a chat now? The others it only hears of.
   *
   * @see #behind
   */
  boolean takesEvents(UUID chatId);

  /**
   * An event of a chat has passed that it did not take: it will hear how far the chat has come.
   * Never blocks.
   */
  void behind(UUID chatId, long seq);

  /** Does so little wait to be sent that a chunk of history may follow at once? */
  boolean isDrained();

  /**
   * Waits until so little waits to be sent that a chunk of history may follow.
   *
   * @return false if the session has ended
   */
  boolean awaitDrained();
}
