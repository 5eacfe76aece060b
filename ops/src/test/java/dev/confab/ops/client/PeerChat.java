package dev.confab.ops.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.platform.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A chat of the {@link ProtocolPeer}: numbers wishes, and refuses what the real one refuses. */
final class PeerChat {
  static final String AT = "2026-01-31T10:00:00.000Z";

  final UUID id;
  final String name;
  final Set<UUID> members = new HashSet<>();
  final List<ObjectNode> events = new ArrayList<>();
  private final Map<String, TreeMap<Long, ObjectNode>> sources = new HashMap<>();
  private final Map<String, ObjectNode> done = new HashMap<>();
  private long lastNo;

  PeerChat(UUID id, String name, UUID owner, Set<UUID> others) {
    this.id = id;
    this.name = name;
    event("chatCreated", owner).put("name", name);
    admit("memberAdded", owner);
    others.forEach(user -> admit("memberAdded", user));
  }

  /** The answer to a wish, {@code committed} or {@code rejected}; its event is the last one. */
  ObjectNode carryOut(JsonNode wish, UUID user) {
    JsonNode origin = wish.path("import");
    UUID actor = origin.isObject() ? UUID.fromString(origin.path("as").asText()) : user;
    String source = origin.path("source").asText();
    long position = origin.path("position").asLong(-1);
    String key = actor + " " + wish.path("clientMsgId").asText(wish.path("key").asText());
    TreeMap<Long, ObjectNode> imported = sources.computeIfAbsent(source, _ -> new TreeMap<>());
    if (origin.isObject()) {
      if (imported.containsKey(position)) {
        return imported.get(position).deepCopy().put("repeated", true);
      }
      if (!wish.path("t").asText().equals("send") && imported.higherKey(position) != null) {
        return rejected("already_imported");
      }
    } else if (done.containsKey(key)) {
      return done.get(key).deepCopy().put("repeated", true);
    }
    ObjectNode answer = judged(wish, actor, origin);
    if (answer.path("t").asText().equals("committed")) {
      if (origin.isObject()) {
        imported.put(position, answer);
      } else {
        done.put(key, answer);
      }
    }
    return answer;
  }

  private ObjectNode judged(JsonNode wish, UUID actor, JsonNode origin) {
    boolean member = members.contains(actor);
    switch (wish.path("t").asText()) {
      case "join" -> {
        if (member) {
          return rejected("already_member");
        }
        admit("memberJoined", actor);
      }
      case "leave" -> {
        if (!member) {
          return rejected("not_a_member");
        }
        members.remove(actor);
        event("memberLeft", actor).put("userId", actor.toString());
      }
      default -> {
        if (!member) {
          return rejected("not_a_member");
        }
        long replyTo = replyTo(wish, origin);
        if (replyTo != 0 && !isMessage(replyTo)) {
          return rejected("reply_target_not_found");
        }
        post(wish, actor, replyTo, origin.path("sentAt").asText(AT));
      }
    }
    return Json.MAPPER
        .createObjectNode()
        .put("t", "committed")
        .put("chat", id.toString())
        .put("seq", events.size())
        .put("no", lastNo)
        .put("at", AT)
        .put("repeated", false);
  }

  /** The seq of what a wish answers: 0 nothing, -1 something that is not there. */
  private long replyTo(JsonNode wish, JsonNode origin) {
    if (!wish.has("replyToPosition")) {
      return wish.path("replyTo").asLong();
    }
    ObjectNode target =
        sources.get(origin.path("source").asText()).get(wish.path("replyToPosition").asLong());
    return target == null ? -1 : target.path("seq").asLong();
  }

  private void post(JsonNode wish, UUID actor, long replyTo, String sentAt) {
    ObjectNode event =
        event("messagePosted", actor)
            .put("no", ++lastNo)
            .put("senderId", actor.toString())
            .put("sentAt", sentAt)
            .put("text", wish.path("text").asText())
            .put("clientMsgId", wish.path("clientMsgId").asText());
    if (replyTo != 0) {
      event.put("replyTo", (int) replyTo);
    }
  }

  private void admit(String type, UUID user) {
    members.add(user);
    event(type, user).put("userId", user.toString()).put("role", "member");
  }

  private boolean isMessage(long seq) {
    return seq > 0
        && seq <= events.size()
        && events.get((int) seq - 1).path("type").asText().equals("messagePosted");
  }

  private ObjectNode event(String type, UUID actor) {
    ObjectNode event =
        Json.MAPPER
            .createObjectNode()
            .put("chat", id.toString())
            .put("seq", events.size() + 1)
            .put("type", type)
            .put("actor", actor.toString())
            .put("at", AT);
    events.add(event);
    return event;
  }

  static ObjectNode rejected(String code) {
    return Json.MAPPER
        .createObjectNode()
        .put("t", "rejected")
        .put("code", code)
        .put("message", "refused")
        .put("retryable", false);
  }
}
