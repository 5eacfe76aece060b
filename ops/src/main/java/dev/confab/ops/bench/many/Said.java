package dev.confab.ops.bench.many;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What a client says, as bytes for the socket. All values are ASCII that needs no escaping. */
final class Said {
  private static final int TEXT = 0x81;
  private static final int PONG = 0x8a;
  private static final int MASKED = 0x80;
  private static final byte[] PING = text("{\"t\":\"ping\",\"id\":\"p\"}");

  private Said() {}

  static byte[] upgrade(URI gateway) {
    return String.join(
            "\r\n",
            "GET /ws/chat HTTP/1.1",
            "Host: " + gateway.getHost() + ":" + gateway.getPort(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: confab.v1.json",
            // The example of RFC 6455: the nonce protects against caches, and there are none here.
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] auth(String token) {
    return text("{\"t\":\"auth\",\"id\":\"a\",\"token\":\"" + token + "\"}");
  }

  static byte[] ping() {
    return PING;
  }

  static byte[] pong(byte[] payload) {
    return frame(PONG, payload);
  }

  /**
   * To be attached from cursors.
   *
   * @param ids of all chats, by number
   * @param chats numbers of the client's chats
   * @param cursors where it is in each; negative: it knows nothing of the chat
   */
  static byte[] sync(List<UUID> ids, int[] chats, long[] cursors) {
    StringBuilder frame = new StringBuilder("{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[");
    String separator = "";
    for (int slot = 0; slot < chats.length; slot++) {
      if (cursors[slot] >= 0) {
        frame.append(separator).append("{\"chat\":\"").append(ids.get(chats[slot]));
        frame.append("\",\"seq\":").append(cursors[slot]).append('}');
        separator = ",";
      }
    }
    return text(frame.append("]}").toString());
  }

  /** To read numbers of a chat, both ends included. */
  static byte[] fill(UUID chat, long from, long to) {
    return text(
        "{\"t\":\"fill\",\"id\":\"f\",\"chat\":\""
            + chat
            + "\",\"from\":"
            + from
            + ",\"to\":"
            + to
            + "}");
  }

  private static byte[] text(String json) {
    return frame(TEXT, json.getBytes(StandardCharsets.US_ASCII));
  }

  /** Clients must mask; masking with zeros leaves the payload as it is. */
  private static byte[] frame(int first, byte[] payload) {
    int head = payload.length < 126 ? 6 : 8;
    ByteBuffer frame = ByteBuffer.allocate(head + payload.length).put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      throw new IllegalArgumentException("no client frame has " + payload.length + " bytes");
    }
    return frame.putInt(0).put(payload).array();
  }
}
