package dev.confab.gateway.ws;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** Sends the clients away when the port closes, before Jetty cuts their connections. */
final class DrainingHandler extends WebSocketUpgradeHandler implements Graceful {
  private final Endpoint endpoint;
  private @Nullable CompletableFuture<Void> drained;

  DrainingHandler(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public synchronized CompletableFuture<Void> shutdown() {
    if (drained == null) {
      drained = CompletableFuture.runAsync(endpoint::drain, Thread::startVirtualThread);
    }
    return drained;
  }

  @Override
  public synchronized boolean isShutdown() {
    return drained != null;
  }
}
