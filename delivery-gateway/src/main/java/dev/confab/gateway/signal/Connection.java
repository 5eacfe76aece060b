package dev.confab.gateway.signal;

/** A connection of a log-in to this node. */
public interface Connection {
  /** Has it ended, or is it about to? */
  boolean isClosing();

  /** The log-in has connected again elsewhere: it ends. */
  void displace();
}
