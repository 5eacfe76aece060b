package dev.confab.ops.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Frames of {@code confab.v1.json}, to and from JSON. */
final class Frames {
  private static final JsonFactory FACTORY = Json.MAPPER.getFactory();

  private Frames() {}

  static JsonNode read(String frame) throws JsonProcessingException {
    return Json.MAPPER.readTree(frame);
  }

  static String auth(String id, String token) {
    return frame("auth", id).put("token", token).toString();
  }

  static String reauth(String id, String token) {
    return frame("reauth", id).put("token", token).toString();
  }

  static String ping(String id) {
    return frame("ping", id).toString();
  }

  static String sync(String id, Map<UUID, Long> cursors) {
    ObjectNode frame = frame("sync", id);
    var list = frame.putArray("cursors");
    cursors.forEach((chat, seq) -> list.addObject().put("chat", chat.toString()).put("seq", seq));
    return frame.toString();
  }

  static String fill(String id, Cursors.Hole hole) {
    return frame("fill", id)
        .put("chat", hole.chat().toString())
        .put("from", hole.from())
        .put("to", hole.to())
        .toString();
  }

  /** Wishes are many, so they are written without a tree. */
  static String wish(String id, Wish wish) {
    StringWriter out = new StringWriter(256);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField(
          "t",
          switch (wish) {
            case Wish.Send _ -> "send";
            case Wish.Join _ -> "join";
            case Wish.Leave _ -> "leave";
          });
      json.writeStringField("id", id);
      json.writeStringField("chat", wish.chat().toString());
      switch (wish) {
        case Wish.Send send -> content(json, send);
        case Wish.Join join -> json.writeStringField("key", join.key());
        case Wish.Leave leave -> json.writeStringField("key", leave.key());
      }
      mark(json, wish.mark());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static Committed committed(JsonNode frame) {
    return new Committed(
        UUID.fromString(frame.path("chat").asText()),
        frame.path("seq").asLong(),
        frame.path("no").asLong(),
        Instant.parse(frame.path("at").asText()),
        frame.path("repeated").asBoolean());
  }

  /** Of {@code error} and {@code rejected}. */
  static ConfabException refusal(JsonNode frame) {
    return new ConfabException(
        0,
        frame.path("code").asText("unknown"),
        frame.path("message").asText(),
        frame.path("retryable").asBoolean(),
        frame.path("retryAfterMs").asLong(),
        null);
  }

  static List<ChatEvent> events(JsonNode chunk) {
    List<ChatEvent> events = new ArrayList<>();
    chunk.path("events").forEach(body -> events.add(ChatEvent.of(body)));
    return events;
  }

  private static void content(JsonGenerator json, Wish.Send send) throws IOException {
    json.writeStringField("clientMsgId", send.key());
    json.writeStringField("text", send.text());
    if (send.replyTo() != null) {
      json.writeNumberField("replyTo", send.replyTo());
    }
    if (send.replyToPosition() != null) {
      json.writeNumberField("replyToPosition", send.replyToPosition());
    }
  }

  private static void mark(JsonGenerator json, @Nullable ImportMark mark) throws IOException {
    if (mark != null) {
      json.writeObjectFieldStart("import");
      json.writeStringField("as", mark.as().toString());
      json.writeStringField("source", mark.source());
      json.writeNumberField("position", mark.position());
      json.writeStringField("sentAt", mark.sentAt().toString());
      json.writeEndObject();
    }
  }

  private static ObjectNode frame(String type, String id) {
    return Json.MAPPER.createObjectNode().put("t", type).put("id", id);
  }
}
