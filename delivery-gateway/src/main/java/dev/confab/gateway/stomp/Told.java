package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Reads frames of the inner session. */
final class Told {
  private Told() {}

  static JsonNode read(byte[] frame) {
    try {
      return Json.MAPPER.readTree(frame);
    } catch (IOException e) {
      throw new UncheckedIOException("our own frames can be read", e);
    }
  }

  static UUID chat(JsonNode frame) {
    return UUID.fromString(frame.get("chat").textValue());
  }
}
