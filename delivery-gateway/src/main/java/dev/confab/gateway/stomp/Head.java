package dev.confab.gateway.stomp;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes a frame for a client, header by header; a null header is left out. */
final class Head {
  private static final byte[] NOTHING = {};

  private final StringBuilder head = new StringBuilder(256);
  private final boolean escaping;

  Head(String command) {
    // CONNECTED is not escaped: a client does not know yet which version is spoken.
    this.escaping = !command.equals("CONNECTED");
    head.append(command).append('\n');
  }

  Head with(String name, @Nullable String value) {
    if (value != null) {
      append(name).append(':');
      append(value).append('\n');
    }
    return this;
  }

  /** The frame, without a body. */
  byte[] end() {
    return write(NOTHING);
  }

  /** The frame, with a body of JSON. */
  byte[] json(byte[] body) {
    with("content-type", "application/json");
    return with("content-length", Integer.toString(body.length)).write(body);
  }

  private byte[] write(byte[] body) {
    byte[] start = head.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[start.length + body.length + 1];
    System.arraycopy(start, 0, frame, 0, start.length);
    System.arraycopy(body, 0, frame, start.length, body.length);
    return frame;
  }

  private StringBuilder append(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String escape =
          switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case ':' -> "\\c";
            case '\\' -> "\\\\";
            default -> null;
          };
      if (escape == null) {
        head.append(c);
      } else if (escaping) {
        head.append(escape);
      } else {
        head.append(c == '\n' || c == '\r' ? ' ' : c);
      }
    }
    return head;
  }
}
