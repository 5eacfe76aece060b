package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;

/** The way to one client. Nothing here blocks but {@link #awaitDrained}. */
public interface Outgoing {
  /**
   * Queues a text message. If too much waits already, the connection is aborted; after a close or
   * an abort it does nothing.
   *
   * @param message UTF-8, not changed by anybody afterwards
   */
  void send(byte[] message);

  /**
   * The same for what nobody will miss (somebody types, somebody is there): left out when much
   * waits already.
   */
  void sendEphemeral(byte[] message);

  /**
   * Do three quarters of the bound wait? Then events are not sent one by one any more: the client
   * hears how far a chat has come, and reads what is between.
   */
  boolean isNearlyFull();

  /** A second has passed: aborts the connection if it has taken nothing for too long. */
  void tick();

  /** Closes with a code, after what was queued before. */
  void close(CloseCode code);

  /** Drops the connection at once. */
  void abort();

  /** Is there room for a large message? */
  boolean isDrained();

  /**
   * Waits until there is room for a large message; a client that does not read is aborted.
   *
   * @return false if the connection is closed or closing
   */
  boolean awaitDrained();
}
