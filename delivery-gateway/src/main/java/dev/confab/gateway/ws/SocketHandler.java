package dev.confab.gateway.ws;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades, or says what is spoken here; sends the clients away when the port closes, before Jetty
 * cuts their connections.
 */
final class SocketHandler extends Handler.Wrapper implements Graceful {
  private final Endpoint endpoint;
  private final Handshake handshake;
  private @Nullable CompletableFuture<Void> drained;

  SocketHandler(Endpoint endpoint, Handshake handshake) {
    this.endpoint = endpoint;
    this.handshake = handshake;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!Request.getPathInContext(request).equals(ChatSockets.PATH)
        || !HttpMethod.GET.is(request.getMethod())) {
      return super.handle(request, response, callback);
    }
    if (!HandshakeRules.asksForWebSocket(request.getHeaders())) {
      response.getHeaders().put(HttpHeader.SEC_WEBSOCKET_VERSION, HandshakeRules.VERSION);
      response.getHeaders().put(HttpHeader.UPGRADE, HandshakeRules.PROTOCOL);
      response.getHeaders().add(HttpHeader.CONNECTION, HttpHeader.UPGRADE.asString());
      String expected = "an upgrade to WebSocket, version " + HandshakeRules.VERSION;
      Response.writeError(
          request, response, callback, HttpStatus.UPGRADE_REQUIRED_426, expected + ", is expected");
      return true;
    }
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_1) {
      return super.handle(request, response, callback); // nothing can be upgraded
    }
    handshake.answer(request, response, callback);
    return true;
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
