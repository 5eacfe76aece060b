package dev.confab.ops.bench;

import java.nio.charset.StandardCharsets;

/** Frames of the load generator. All values are plain ASCII that needs no escaping. */
final class Outgoing {
  private static final byte[] PING = bytes("{\"t\":\"ping\",\"id\":\"p\"}");
  private static final byte[] SYNC = bytes("{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[]}");

  private Outgoing() {}

  static byte[] auth(String token) {
    return bytes("{\"t\":\"auth\",\"id\":\"a\",\"token\":\"" + token + "\"}");
  }

  static byte[] sync() {
    return SYNC;
  }

  static byte[] ping() {
    return PING;
  }

  static byte[] send(int n, String chat, String clientMsgId, String text) {
    return bytes(
        "{\"t\":\"send\",\"id\":\""
            + n
            + "\",\"chat\":\""
            + chat
            + "\",\"clientMsgId\":\""
            + clientMsgId
            + "\",\"text\":\""
            + text
            + "\"}");
  }

  private static byte[] bytes(String frame) {
    return frame.getBytes(StandardCharsets.US_ASCII);
  }
}
