package dev.confab.gateway.ws;

/** Takes what one client sends; called by one thread at a time. */
public interface Incoming {
  /** A text message. */
  void onMessage(String message);

  /** Something came that is no message: a WebSocket ping or pong. */
  void onAlive();

  /** The connection has ended, whatever way; the last call. */
  void onClosed();
}
