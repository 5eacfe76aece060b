package dev.confab.gateway.ws;

import org.jspecify.annotations.Nullable;

/** Speaks the protocol behind the transport. */
public interface Endpoint {
  /** Are new connections welcome? */
  boolean isOpen();

  /**
   * A client has connected.
   *
   * @param out the way to it
   * @param token the bearer token of the handshake, not verified yet, if there was one
   */
  Incoming onOpen(Outgoing out, @Nullable String token);

  /** Sends all clients away, to come back elsewhere or later; blocks until they are gone. */
  void drain();
}
