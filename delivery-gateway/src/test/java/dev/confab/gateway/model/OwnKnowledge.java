package dev.confab.gateway.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.query.OwnMark;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberInvited;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What a client knows of its user's own state by {@code me}, compared with the truth. */
final class OwnKnowledge {
  private final UUID user;
  private final ModelLog log;
  private final ModelOwn truth;

  /** Seq by kind and chat, below zero where something is gone. */
  private final Map<String, Long> own = new HashMap<>();

  /** What else there is: a text by kind and what it is of. */
  private final Map<String, String> rows = new TreeMap<>();

  private final Map<UUID, OwnMark> marks = new HashMap<>();

  /** Chats that began after their marks were told: marks of before may be missing. */
  private final Set<String> begun = new HashSet<>();

  private String version = "";

  OwnKnowledge(UUID user, ModelLog log, ModelOwn truth) {
    this.user = user;
    this.log = log;
    this.truth = truth;
  }

  /** What the server is told that it has. */
  String version() {
    return version;
  }

  /** What it should have by now, and has not. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!truth.truth(user).equals(rows)) {
      missing.add("does not know itself: " + rows + " instead of " + truth.truth(user));
    }
    for (UUID id : log.chats()) {
      OwnMark mark = truth.mark(id, user, Long.MAX_VALUE);
      if (log.isMember(id, user)
          && !begun.contains(id.toString())
          && !marks.getOrDefault(id, new OwnMark(id, 0, 0)).equals(mark)) {
        missing.add("does not know its mark in " + id + ": " + marks + " instead of " + mark);
      }
      List<ChatEvent> events = log.events(id);
      MemberInvited invited = ModelLog.invitation(events, user);
      if (seqOf("chat", id) != ModelLog.memberSince(events, user)
          || seqOf("invitation", id) != (invited == null ? 0 : invited.seq())) {
        missing.add("does not know itself in " + id + ": " + own);
      }
    }
    return missing;
  }

  private long seqOf(String kind, UUID chat) {
    return Math.max(0, own.getOrDefault(kind + chat, 0L));
  }

  /** Rows have come. */
  void me(JsonNode frame) {
    boolean all = !frame.get("all").isEmpty();
    frame.get("all").forEach(kind -> forget(kind.textValue()));
    for (JsonNode row : frame.get("rows")) {
      String kind = row.get("kind").textValue();
      switch (kind) {
        case "chat", "invitation" -> ofChat(kind, row, !all);
        case "mark" -> mark(row);
        default -> {
          String of = row.path("chat").asText(row.path("user").asText());
          String key = (kind + " " + of).strip();
          if (row.has("gone")) {
            rows.remove(key);
          } else {
            rows.put(key, text(kind, row));
          }
        }
      }
    }
    version = frame.get("version").textValue();
  }

  private void forget(String kind) {
    own.keySet().removeIf(key -> key.startsWith(kind));
    rows.keySet().removeIf(key -> key.split(" ")[0].equals(kind));
    if (kind.equals("mark")) {
      marks.clear();
      begun.clear();
    }
  }

  private void ofChat(String kind, JsonNode row, boolean isNew) {
    long seq = row.get("seq").longValue();
    String chat = row.get("chat").textValue();
    long before = Math.abs(own.getOrDefault(kind + chat, 0L));
    if (seq >= before) {
      own.put(kind + chat, row.has("gone") ? -seq : seq);
    }
    if (seq > before && isNew && kind.equals("chat")) {
      begun.add(chat);
    }
  }

  private void mark(JsonNode row) {
    UUID chat = UUID.fromString(row.get("chat").textValue());
    OwnMark before = marks.getOrDefault(chat, new OwnMark(chat, 0, 0));
    marks.put(
        chat,
        new OwnMark(
            chat,
            Math.max(before.receivedNo(), row.get("receivedNo").longValue()),
            Math.max(before.readNo(), row.get("readNo").longValue())));
  }

  private static String text(String kind, JsonNode row) {
    return switch (kind) {
      case "settings" -> row.at("/display/theme").textValue();
      case "privacy" -> row.get("lastSeen").textValue();
      case "name" -> row.get("displayName").textValue();
      case "profile" -> "" + row.path("bio").textValue();
      case "contact" -> row.get("alias").textValue();
      case "block" -> "blocked";
      case "preference" ->
          row.get("archived").booleanValue() + " " + row.get("pinned").booleanValue();
      default -> throw new AssertionError(row);
    };
  }
}
