package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.platform.http.Json;
import dev.confab.platform.token.Bearer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client comes in: by CONNECT, and by its token or the handshake's. Guarded by the session.
 */
final class LogIn {
  /** The request id of {@code auth}. */
  static final String ID = "connect";

  private static final String VERSION = "1.2";

  private enum Stage {
    NEW,
    CONNECTING,
    CONNECTED
  }

  private final Client client;
  private volatile Stage stage = Stage.NEW;

  /** The inner session's {@code ready}, if the handshake had a token and CONNECT is not there. */
  private @Nullable JsonNode ready;

  LogIn(Client client) {
    this.client = client;
  }

  /** Is the client in? May be asked without the session's monitor. */
  boolean isDone() {
    return stage == Stage.CONNECTED;
  }

  /**
   * CONNECT has come.
   *
   * @return the frame that the inner session needs for that; null if none
   */
  @Nullable String connect(StompFrame frame) throws StompException {
    if (stage != Stage.NEW) {
      throw new StompException(
          ErrorCode.ALREADY_AUTHENTICATED, "CONNECT may be sent once per connection.");
    }
    if (!List.of(frame.required("accept-version").split(",", -1)).contains(VERSION)) {
      throw new StompException("Version 1.2 is spoken here: accept-version must have it.");
    }
    client.wants(HeartBeats.of(frame.header("heart-beat")));
    stage = Stage.CONNECTING;
    if (ready != null) {
      connected(ready);
      return null;
    }
    String token = token(frame);
    if (token == null) {
      Trouble none =
          Trouble.of(
              ErrorCode.NOT_AUTHENTICATED,
              "CONNECT needs an access token, as passcode or Authorization.");
      client.fail(none, null, CloseCode.TOKEN);
      return null;
    }
    return Json.MAPPER
        .createObjectNode()
        .put("t", "auth")
        .put("id", ID)
        .put("token", token)
        .toString();
  }

  /** The inner session has answered CONNECT by now, or does not let the client in. */
  void answered() {
    if (stage == Stage.CONNECTING) {
      client.refuse();
    }
  }

  /**
   * The inner session knows its user.
   *
   * @return false if that is no news: a newer token was shown
   */
  boolean ready(JsonNode frame) {
    return switch (stage) {
      case NEW -> {
        ready = frame;
        yield true;
      }
      case CONNECTING -> {
        connected(frame);
        yield true;
      }
      case CONNECTED -> false;
    };
  }

  private void connected(JsonNode session) {
    stage = Stage.CONNECTED;
    ready = null;
    client.emit(
        new Head("CONNECTED")
            .with("version", VERSION)
            .with("heart-beat", HeartBeats.OFFER)
            .with("server", "confab")
            .with("session", session.path("sessionId").textValue())
            .with("user-name", session.path("userId").textValue())
            .with("expires-at", session.path("expiresAt").textValue())
            .end());
  }

  private static @Nullable String token(StompFrame frame) {
    for (String name : List.of("Authorization", "authorization")) {
      String token = Bearer.token(frame.header(name));
      if (token != null) {
        return token;
      }
    }
    return frame.header("passcode");
  }
}
