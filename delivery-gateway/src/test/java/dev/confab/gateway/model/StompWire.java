package dev.confab.gateway.model;

import dev.confab.gateway.protocol.CloseCode;
import dev.confab.gateway.ws.Outgoing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way to a STOMP client, which reads what comes strictly. */
final class StompWire implements Outgoing {
  private final Consumer<Said> client;
  @Nullable CloseCode closed;
  boolean aborted;
  boolean nearlyFull;

  /** A frame of the server; a heart-beat has the command "". */
  record Said(String command, Map<String, String> headers, String body, byte[] bytes) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  StompWire(Consumer<Said> client) {
    this.client = client;
  }

  @Override
  public void send(byte[] message) {
    if (closed == null && !aborted) {
      client.accept(read(message));
    }
  }

  @Override
  public void sendEphemeral(byte[] message) {
    send(message);
  }

  @Override
  public void tick() {}

  @Override
  public void close(CloseCode code) {
    closed = closed == null ? code : closed;
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public boolean isNearlyFull() {
    return nearlyFull;
  }

  @Override
  public boolean isDrained() {
    return closed == null && !aborted;
  }

  @Override
  public boolean awaitDrained() {
    return isDrained();
  }

  private static Said read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.equals("\n")) {
      return new Said("", Map.of(), "", bytes);
    }
    int end = text.indexOf("\n\n");
    if (end < 0 || !text.endsWith("\0") || text.indexOf('\0') != text.length() - 1) {
      throw new AssertionError("no frame: " + text);
    }
    String[] lines = text.substring(0, end).split("\n");
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(":", 2);
      String value = header[1];
      if (!lines[0].equals("CONNECTED")) {
        if (value.contains(":")) {
          throw new AssertionError("not escaped: " + lines[i]);
        }
        value =
            value
                .replace("\\c", ":")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\\\", "\\");
      }
      headers.put(header[0], value);
    }
    String body = text.substring(end + 2, text.length() - 1);
    String length = headers.get("content-length");
    int bodyBytes = body.getBytes(StandardCharsets.UTF_8).length;
    if (bodyBytes != (length == null ? 0 : Integer.parseInt(length))) {
      throw new AssertionError("content-length is wrong: " + text);
    }
    return new Said(lines[0], headers, body, bytes);
  }
}
