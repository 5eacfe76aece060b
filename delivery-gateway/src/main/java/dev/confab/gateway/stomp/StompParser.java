package dev.confab.gateway.stomp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one frame of a client; a WebSocket message holds one, or the end of a line. */
final class StompParser {
  private static final int MAX_SHOWN = 32;

  private final byte[] bytes;
  private int at;

  private StompParser(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a message.
   *
   * @return null if it is a heart-beat
   * @throws StompException if it is no frame
   */
  static @Nullable StompFrame parse(String message) throws StompException {
    return new StompParser(message.getBytes(StandardCharsets.UTF_8)).parse();
  }

  private @Nullable StompFrame parse() throws StompException {
    skipLineEnds();
    if (at == bytes.length) {
      return null;
    }
    String name = line();
    Command command = Command.of(name);
    if (command == null) {
      throw new StompException("There is no command " + shown(name) + " for clients.");
    }
    Map<String, String> headers = headers(command);
    String body = body(command, headers.get("content-length"));
    skipLineEnds();
    if (at != bytes.length) {
      throw new StompException("A WebSocket message holds one frame.");
    }
    return new StompFrame(command, headers, body);
  }

  private Map<String, String> headers(Command command) throws StompException {
    Map<String, String> headers = new HashMap<>();
    int count = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (++count > StompLimits.MAX_HEADERS) {
        throw new StompException(
            "A frame has at most %d headers.".formatted(StompLimits.MAX_HEADERS));
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new StompException("The header " + shown(line) + " is not name:value.");
      }
      String name = line.substring(0, colon);
      String value = line.substring(colon + 1);
      boolean plain = command.connects();
      headers.putIfAbsent(plain ? name : unescaped(name), plain ? value : unescaped(value));
    }
    return headers;
  }

  private String body(Command command, @Nullable String contentLength) throws StompException {
    int start = at;
    int end = contentLength == null ? indexOfNul() : start + length(contentLength);
    if (end < 0 || end >= bytes.length || bytes[end] != 0) {
      throw new StompException(
          contentLength == null
              ? "The frame does not end with NUL."
              : "No NUL is where content-length says that the frame ends.");
    }
    if (end - start > StompLimits.MAX_BODY_BYTES) {
      throw new StompException(
          "A body has at most %d bytes.".formatted(StompLimits.MAX_BODY_BYTES));
    }
    if (end > start && command != Command.SEND) {
      throw new StompException(command + " has no body.");
    }
    at = end + 1;
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** More than a message can have is as wrong as what is no number. */
  private int length(String contentLength) throws StompException {
    if (!contentLength.matches("[0-9]{1,6}")) {
      throw new StompException("content-length " + shown(contentLength) + " is not a length.");
    }
    return Integer.parseInt(contentLength);
  }

  private int indexOfNul() {
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The next line of the head, without its end: LF, or CR and LF. */
  private String line() throws StompException {
    int end = at;
    while (end < bytes.length && bytes[end] != '\n') {
      if (bytes[end] == 0) {
        throw new StompException("A head ends with an empty line, and has no NUL.");
      }
      end++;
    }
    if (end == bytes.length) {
      throw new StompException("The head of the frame does not end.");
    }
    int length = end - at - (end > at && bytes[end - 1] == '\r' ? 1 : 0);
    if (length > StompLimits.MAX_HEADER_BYTES) {
      throw new StompException(
          "A header has at most %d bytes.".formatted(StompLimits.MAX_HEADER_BYTES));
    }
    String line = new String(bytes, at, length, StandardCharsets.UTF_8);
    if (line.indexOf('\r') >= 0) {
      throw new StompException("A CR inside of a head is written \\r.");
    }
    at = end + 1;
    return line;
  }

  private void skipLineEnds() {
    while (at < bytes.length
        && (bytes[at] == '\n'
            || (bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n'))) {
      at++;
    }
  }

  private static String unescaped(String text) throws StompException {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      i++;
      plain.append(
          switch (i < text.length() ? text.charAt(i) : ' ') {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'c' -> ':';
            case '\\' -> '\\';
            default ->
                throw new StompException("A backslash in a header goes before n, r, c or \\.");
          });
    }
    return plain.toString();
  }

  /** As much of what came as fits into a sentence. */
  private static String shown(String text) {
    String some = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
    return "\"" + some + "\"";
  }
}
