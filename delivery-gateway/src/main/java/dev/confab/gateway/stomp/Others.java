package dev.confab.gateway.stomp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one session to what has no place in a chat's order: who types, how far
 * others have come, who is there, and what became of what was sent. Guarded by the session.
 */
final class Others {
  private final Map<String, Destination> all = new HashMap<>(0);
  private final Map<String, Set<UUID>> watched = new HashMap<>(0);
  private int numbers;

  void add(String id, Destination destination) {
    all.put(id, destination);
  }

  /** Watches users; with those of other subscriptions they are this many. */
  int watch(String id, Set<UUID> users) {
    watched.put(id, users);
    return union().size();
  }

  /** The frame that tells the inner session whom to watch. */
  String watch(String request) {
    ObjectNode frame = Json.MAPPER.createObjectNode().put("t", "watch").put("id", request);
    ArrayNode users = frame.putArray("users");
    union().forEach(user -> users.add(user.toString()));
    return frame.toString();
  }

  /**
   * Ends one.
   *
   * @return what it was; null if there is none
   */
  @Nullable Destination remove(String id) {
    watched.remove(id);
    return all.remove(id);
  }

  int size() {
    return all.size();
  }

  boolean contains(String id) {
    return all.containsKey(id);
  }

  /** Is there a subscription to what became of what was sent? */
  boolean hearAnswers() {
    return all.containsValue(new Destination.Answers());
  }

  /** Passes on what became of something. */
  void answer(JsonNode answer, byte[] frame, @Nullable String receipt, Consumer<byte[]> out) {
    send(new Destination.Answers(), answer.path("t").asText(), frame, receipt, out);
  }

  /** Passes on who types. */
  void typing(byte[] frame, Consumer<byte[]> out) {
    send(new Destination.Typing(Told.chat(Told.read(frame))), "typing", frame, null, out);
  }

  /** Passes on how far others have come. */
  void marks(byte[] frame, Consumer<byte[]> out) {
    send(new Destination.Marks(Told.chat(Told.read(frame))), "marks", frame, null, out);
  }

  /** Passes on who is there, or that nobody knows. */
  void presence(String type, byte[] frame, Consumer<byte[]> out) {
    send(new Destination.Status(), type, frame, null, out);
  }

  private void send(
      Destination to, String type, byte[] frame, @Nullable String receipt, Consumer<byte[]> out) {
    all.forEach(
        (id, destination) -> {
          if (destination.equals(to)) {
            out.accept(
                new Head("MESSAGE")
                    .with("subscription", id)
                    .with("message-id", type + "-" + ++numbers)
                    .with("destination", to.name())
                    .with("t", type)
                    .with("receipt-id", receipt)
                    .json(frame));
          }
        });
  }

  private Set<UUID> union() {
    Set<UUID> users = new LinkedHashSet<>();
    watched.values().forEach(users::addAll);
    return users;
  }
}
