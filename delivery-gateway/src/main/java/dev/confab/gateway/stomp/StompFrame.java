package dev.confab.gateway.stomp;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A frame of a client.
 *
 * @param headers of those that are there twice, the first
 * @param body empty but for SEND
 */
record StompFrame(Command command, Map<String, String> headers, String body) {
  StompFrame {
    headers = Map.copyOf(headers);
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** A header that must be there. */
  String required(String name) throws StompException {
    String value = headers.get(name);
    if (value == null || value.isEmpty()) {
      throw new StompException(command + " needs the header " + name + ".");
    }
    return value;
  }

  @Nullable String receipt() {
    return headers.get("receipt");
  }

  /** Headers may hold a token. */
  @Override
  public String toString() {
    return command + " " + headers.keySet();
  }
}
