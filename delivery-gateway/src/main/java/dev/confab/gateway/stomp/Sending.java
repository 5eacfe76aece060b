package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import dev.confab.platform.input.InputException;
import dev.confab.platform.input.StrictJson;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a SEND means: a frame of the inner session.
 *
 * @param id the request id that the inner session's answer will carry
 * @param type of the frame
 * @param frame the frame
 * @param answered does the inner session answer it if it is right?
 */
record Sending(String id, String type, String frame, boolean answered) {
  private static final String KEY_HEADER = "client-msg-id";

  /** What STOMP has frames of its own for; its subscriptions say what is open. */
  private static final Set<String> REFUSED =
      Set.of("auth", "sync", "attach", "open", "fill", "watch", "ping");

  private static final String TYPING = "typing";
  private static final Set<String> UNANSWERED = Set.of("received", "read", "status", TYPING);
  private static final Set<String> MESSAGES = Set.of("send", "forward");

  /** Is it heard only of those who listen to their chats? */
  boolean needsChats() {
    return type.equals(TYPING);
  }

  /**
   * Reads one.
   *
   * @param id the request id that the inner session's answer is to carry
   */
  static Sending of(StompFrame frame, String id) throws StompException {
    if (frame.header("transaction") != null) {
      throw new StompException("There are no transactions here.");
    }
    return switch (Destination.of(frame.required("destination"))) {
      case Destination.Chat(UUID chat) -> message(frame, id, chat);
      case Destination.Typing(UUID chat) ->
          new Sending(
              id, TYPING, object(TYPING, id).put("chat", chat.toString()).toString(), false);
      case Destination.Wishes _ -> wish(frame, id);
      case Destination.Reactions _,
          Destination.Marks _,
          Destination.Status _,
          Destination.Messages _,
          Destination.Answers _ ->
          throw new StompException("Nothing is sent to this destination: /app/wish takes wishes.");
    };
  }

  /** A text as it is, or an object with the fields of {@code send}. */
  private static Sending message(StompFrame frame, String id, UUID chat) throws StompException {
    ObjectNode send = object("send", id);
    if (isJson(frame)) {
      send.setAll(json(frame));
      send.put("t", "send").put("id", id);
    } else {
      send.put("text", frame.body());
    }
    send.put("chat", chat.toString());
    nameIt(send, "clientMsgId", frame.header(KEY_HEADER));
    return new Sending(id, "send", send.toString(), true);
  }

  private static Sending wish(StompFrame frame, String id) throws StompException {
    ObjectNode wish = json(frame);
    String type = wish.path("t").asText();
    if (REFUSED.contains(type)) {
      throw new StompException("STOMP has a way of its own for `" + type + "`.");
    }
    wish.put("id", id);
    String name = MESSAGES.contains(type) ? "clientMsgId" : "key";
    nameIt(wish, name, frame.header(KEY_HEADER));
    return new Sending(id, type, wish.toString(), !UNANSWERED.contains(type));
  }

  /** Who gives no name cannot send the same wish again; that is all. */
  private static void nameIt(ObjectNode wish, String field, @Nullable String key) {
    if (key != null) {
      wish.put(field, key);
    } else if (!wish.has(field)) {
      wish.put(field, UUID.randomUUID().toString());
    }
  }

  private static ObjectNode object(String type, String id) {
    return Json.MAPPER.createObjectNode().put("t", type).put("id", id);
  }

  private static boolean isJson(StompFrame frame) {
    String type = frame.header("content-type");
    return type != null && type.startsWith("application/json");
  }

  private static ObjectNode json(StompFrame frame) throws StompException {
    try {
      JsonNode body = StrictJson.object(frame.body());
      if (body instanceof ObjectNode object) {
        return object;
      }
      throw new StompException("The body must be a JSON object.");
    } catch (InputException e) {
      String subject = e.field() == null ? "The body" : "`" + e.field() + "`";
      throw new StompException(subject + " " + e.problem() + ".");
    }
  }
}
