package dev.confab.gateway.ws.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of the table of handshakes: a request, and the status and some headers of the answer.
 *
 * @param lines the request line and headers
 */
record Handshaking(String name, List<String> lines, int status, List<String> headers) {
  private static final List<String> GOOD =
      List.of(
          "GET /ws/chat HTTP/1.1",
          "Host: localhost",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Protocol: confab.v1.json");

  /** The handshake that is right, before anything is changed. */
  static Handshaking named(String name) {
    return new Handshaking(name, GOOD, 101, List.of());
  }

  Handshaking asking(String requestLine) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(0, requestLine);
    return new Handshaking(name, changed, status, headers);
  }

  /** Another value of a header that is there. */
  Handshaking with(String header, String value) {
    return without(header).and(header + ": " + value);
  }

  Handshaking without(String header) {
    List<String> changed =
        lines.stream().filter(line -> !line.startsWith(header + ":")).collect(Collectors.toList());
    return new Handshaking(name, changed, status, headers);
  }

  /** One more line. */
  Handshaking and(String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.add(line);
    return new Handshaking(name, changed, status, headers);
  }

  Handshaking gets(int expected, String... answerHeaders) {
    return new Handshaking(name, lines, expected, List.of(answerHeaders));
  }

  String request() {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  @Override
  public String toString() {
    return name;
  }
}
