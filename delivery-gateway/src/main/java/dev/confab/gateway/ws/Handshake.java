package dev.confab.gateway.ws;

import dev.confab.platform.http.Origins;
import dev.confab.platform.token.Bearer;
import java.util.List;
import java.util.SequencedMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Decides on upgrades. What it makes keeps the token for a moment, and nothing of the request. */
final class Handshake {
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

  /** Answers a request for a WebSocket, with 101 or with why not. */
  void answer(Request request, Response response, Callback callback) {
    if (!speaking.firstEntry().getValue().endpoint().isOpen()) {
      refuse(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "restarting");
      return;
    }
    HttpFields headers = request.getHeaders();
    String subprotocol = chosen(headers.getCSV(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, false));
    Transport transport = subprotocol == null ? null : speaking.get(subprotocol);
    if (subprotocol == null || transport == null) {
      String expected = "subprotocol " + String.join(" or ", speaking.keySet()) + " is expected";
      refuse(request, response, callback, HttpStatus.BAD_REQUEST_400, expected);
      return;
    }
    String problem = HandshakeRules.problem(headers);
    if (problem != null) {
      refuse(request, response, callback, HttpStatus.BAD_REQUEST_400, problem);
      return;
    }
    if (!origins.welcomes(headers.get(HttpHeader.ORIGIN), headers.get(HttpHeader.HOST))) {
      refuse(request, response, callback, HttpStatus.FORBIDDEN_403, "origin not welcome");
      return;
    }
    String address = Request.getRemoteAddr(request);
    if (!transport.addresses().haveRoomFor(address)) {
      String reason = "too many connections of this address";
      refuse(request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429, reason);
      return;
    }
    upgrade(
        request,
        response,
        callback,
        subprotocol,
        transport,
        new ChatSocket.Arrival(address, token(headers)));
  }

  /** No extension is accepted: compression costs 23 to 42 us a delivery, 110 KB a connection. */
  private static void upgrade(
      Request request,
      Response response,
      Callback callback,
      String subprotocol,
      Transport transport,
      ChatSocket.Arrival arrival) {
    ConnectionMetaData http = request.getConnectionMetaData();
    EndPoint endPoint = http.getConnection().getEndPoint();
    ChatSocket socket =
        new ChatSocket(transport, endPoint, http.getConnector().getByteBufferPool(), arrival);
    response.setStatus(HttpStatus.SWITCHING_PROTOCOLS_101);
    response
        .getHeaders()
        .put(HttpHeader.UPGRADE, HandshakeRules.PROTOCOL)
        .put(HttpHeader.CONNECTION, HttpHeader.UPGRADE.asString())
        .put(HttpHeader.SEC_WEBSOCKET_ACCEPT, HandshakeRules.accept(request.getHeaders()))
        .put(HttpHeader.SEC_WEBSOCKET_SUBPROTOCOL, subprotocol);
    request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, socket);
    response.write(true, null, callback);
  }

  private static @Nullable String token(HttpFields headers) {
    return Bearer.token(headers.get(HttpHeader.AUTHORIZATION));
  }

  private @Nullable String chosen(List<String> offered) {
    return speaking.keySet().stream().filter(offered::contains).findFirst().orElse(null);
  }

  private static void refuse(
      Request request, Response response, Callback callback, int status, String reason) {
    Response.writeError(request, response, callback, status, reason);
  }
}
