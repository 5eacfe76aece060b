package dev.confab.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a chat.
 *
 * @param type as in the protocol, {@code messagePosted}
 * @param body all fields
 */
public record ChatEvent(UUID chat, long seq, String type, JsonNode body) {
  static ChatEvent of(JsonNode body) {
    return new ChatEvent(
        UUID.fromString(body.path("chat").asText()),
        body.path("seq").asLong(),
        body.path("type").asText(),
        body);
  }

  /** Is it a message? */
  public boolean isMessage() {
    return type.equals("messagePosted");
  }

  /** Does it make this user a member? */
  public boolean admits(UUID user) {
    return (type.equals("memberAdded") || type.equals("memberJoined"))
        && user.toString().equals(text("userId"));
  }

  /** A field, or null. */
  public @Nullable String text(String field) {
    JsonNode value = body.get(field);
    return value == null || value.isNull() ? null : value.asText();
  }

  /** A numeric field, or 0. */
  public long number(String field) {
    return body.path(field).asLong();
  }
}
