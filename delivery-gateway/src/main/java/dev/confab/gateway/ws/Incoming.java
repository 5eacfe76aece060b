package dev.confab.gateway.ws;

/** Takes what one client sends; called by one thread at a time. */
public interface Incoming {
  /**
   * A frame came, or a piece of one: called before anything is done with it.
   *
   * @return false if it is one too many, or the connection is being closed: it is dropped unread
   */
  boolean onFrame();

  /** A text message. */
  void onMessage(String message);

  /** The connection has ended, whatever way; the last call. */
  void onClosed();
}
