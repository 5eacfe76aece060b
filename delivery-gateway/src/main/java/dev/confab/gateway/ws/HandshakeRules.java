package dev.confab.gateway.ws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** What RFC 6455 wants of a handshake (4.2.1). */
final class HandshakeRules {
  /** As what it is asked for in {@code Upgrade}. */
  static final String PROTOCOL = "websocket";

  /** The one version of the WebSocket protocol. */
  static final String VERSION = "13";

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_BYTES = 16;

  private HandshakeRules() {}

  /** Does a request ask for a WebSocket of the version that is spoken here? */
  static boolean asksForWebSocket(HttpFields headers) {
    return headers.contains(HttpHeader.UPGRADE, PROTOCOL)
        && VERSION.equals(headers.get(HttpHeader.SEC_WEBSOCKET_VERSION));
  }

  /** What is wrong with a handshake, in a few words, or null. */
  static @Nullable String problem(HttpFields headers) {
    if (!headers.contains(HttpHeader.CONNECTION, HttpHeader.UPGRADE.asString())) {
      return "a connection that is to be upgraded is expected";
    }
    if (!hasOneKey(headers)) {
      return "one Sec-WebSocket-Key of 16 bytes is expected";
    }
    // What follows the handshake are frames: a body would be taken for them.
    return hasBody(headers) ? "a handshake has no body" : null;
  }

  /** What answers the key, so that nobody takes another answer for a WebSocket's (4.2.2). */
  static String accept(HttpFields headers) {
    String key = headers.get(HttpHeader.SEC_WEBSOCKET_KEY) + GUID;
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] digest = sha1.digest(key.getBytes(StandardCharsets.ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static boolean hasOneKey(HttpFields headers) {
    List<String> keys = headers.getValuesList(HttpHeader.SEC_WEBSOCKET_KEY);
    try {
      return keys.size() == 1 && Base64.getDecoder().decode(keys.getFirst()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean hasBody(HttpFields headers) {
    String length = headers.get(HttpHeader.CONTENT_LENGTH);
    return headers.contains(HttpHeader.TRANSFER_ENCODING) || length != null && !length.equals("0");
  }
}
