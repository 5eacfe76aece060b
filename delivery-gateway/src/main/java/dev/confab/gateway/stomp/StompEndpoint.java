package dev.confab.gateway.stomp;

import dev.confab.gateway.ws.Endpoint;
import dev.confab.gateway.ws.Incoming;
import dev.confab.gateway.ws.Outgoing;
import org.jspecify.annotations.Nullable;

/** Speaks STOMP 1.2 with clients, and the protocol of another endpoint behind itself. */
public final class StompEndpoint implements Endpoint {
  private final Endpoint inner;
  private final SharedMessages messages = new SharedMessages();

  /** Translates for an endpoint. */
  public StompEndpoint(Endpoint inner) {
    this.inner = inner;
  }

  @Override
  public boolean isOpen() {
    return inner.isOpen();
  }

  @Override
  public Incoming onOpen(Outgoing out, @Nullable String token) {
    StompSession session = new StompSession(out, messages);
    session.begin(inner.onOpen(session, token));
    return session;
  }

  @Override
  public void drain() {
    inner.drain();
  }
}
