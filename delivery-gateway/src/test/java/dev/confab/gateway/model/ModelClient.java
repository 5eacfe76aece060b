package dev.confab.gateway.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A client that follows the cursor rule of PROTOCOL.md to the letter, and compares every frame with
 * the truth: what its user must not see, what is missing, what comes twice or in the wrong order.
 */
final class ModelClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UUID user;
  private final ModelLog log;
  private final Map<UUID, Long> cursors = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  /** Chats of this connection that live events may come from. */
  private final Set<UUID> started = new HashSet<>();

  /** Chats whose attach point was behind the cursor: what comes again up to it is passed over. */
  private final Set<UUID> rewound = new HashSet<>();

  private boolean live;

  ModelClient(UUID user, ModelLog log) {
    this.user = user;
    this.log = log;
  }

  UUID user() {
    return user;
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /** Is it caught up on this connection? */
  synchronized boolean isLive() {
    return live;
  }

  /** A new connection begins; the frame that it sends. */
  synchronized String sync() {
    live = false;
    started.clear();
    rewound.clear();
    List<Map<String, Object>> all = new ArrayList<>();
    cursors.forEach((chat, seq) -> all.add(Map.of("chat", chat, "seq", seq)));
    try {
      return JSON.writeValueAsString(Map.of("t", "sync", "id", "s", "cursors", all));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** It forgets a chat, as a new device would. */
  synchronized void forget(UUID chat) {
    cursors.remove(chat);
  }

  synchronized void receive(byte[] bytes) {
    JsonNode frame;
    try {
      frame = JSON.readTree(bytes);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    switch (frame.get("t").textValue()) {
      case "event" -> event(frame);
      case "chunk" -> {
        if (!frame.has("id")) {
          chunk(frame);
        } else {
          range(frame);
        }
      }
      case "snapshot" -> snapshot(frame);
      case "synced" -> synced(frame);
      case "live" -> live = true;
      case "hello", "ready", "error", "reconnect" -> {}
      default -> violations.add("unexpected " + frame);
    }
  }

  /** At the end, when all is delivered: what has not come is missing. */
  synchronized void checkAtEnd() {
    violations.addAll(missing());
  }

  /** What has not come yet. */
  synchronized List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!live) {
      missing.add("never live");
    }
    for (UUID chat : log.chats()) {
      NavigableSet<Long> visible = log.visible(chat, user);
      Long cursor = cursors.get(chat);
      if (cursor == null && log.isMember(chat, user)) {
        missing.add("never saw " + chat);
      } else if (cursor != null && !visible.tailSet(cursor, false).isEmpty()) {
        missing.add("missed " + visible.tailSet(cursor, false) + " of " + chat);
      }
    }
    return missing;
  }

  private void event(JsonNode frame) {
    UUID chat = chat(frame);
    long seq = frame.get("seq").longValue();
    boolean begins =
        Set.of("memberAdded", "memberJoined").contains(frame.get("type").textValue())
            && frame.get("userId").textValue().equals(user.toString());
    NavigableSet<Long> visible = log.visible(chat, user);
    Long cursor = cursors.get(chat);
    if (!visible.contains(seq)) {
      violations.add("overheard " + frame);
    } else if (!started.contains(chat) && !begins) {
      violations.add("too early " + frame);
    } else if (cursor == null ? !begins : seq <= cursor) {
      if (!rewound.contains(chat)) {
        violations.add("doubled " + frame + " at " + cursor);
      }
      return;
    } else if (cursor != null && !visible.subSet(cursor, false, seq, false).isEmpty()) {
      violations.add("missed " + visible.subSet(cursor, false, seq, false) + " before " + frame);
    } else if (cursor != null && seq != cursor + 1 && !begins) {
      violations.add("gap at " + cursor + " before " + frame);
    }
    started.add(chat);
    cursors.put(chat, seq);
  }

  private void chunk(JsonNode frame) {
    UUID chat = chat(frame);
    long after = frame.get("after").longValue();
    if (!Long.valueOf(after).equals(cursors.get(chat)) || started.contains(chat)) {
      violations.add("misplaced " + frame + " at " + cursors.get(chat));
    }
    range(frame);
    cursors.put(chat, frame.get("upTo").longValue());
  }

  private void range(JsonNode frame) {
    long after = frame.get("after").longValue();
    long upTo = frame.get("upTo").longValue();
    NavigableSet<Long> expected = log.visible(chat(frame), user).subSet(after, false, upTo, true);
    if (!new ArrayList<>(expected).equals(seqs(frame))) {
      violations.add("expected " + expected + " in " + frame);
    }
  }

  private void snapshot(JsonNode frame) {
    long upTo = frame.get("upTo").longValue();
    List<Long> seqs = seqs(frame);
    NavigableSet<Long> newest = new TreeSet<>(log.visible(chat(frame), user).headSet(upTo, true));
    while (newest.size() > seqs.size()) {
      newest.pollFirst();
    }
    if (!new ArrayList<>(newest).equals(seqs)) {
      violations.add("expected " + newest + " in " + frame);
    }
    cursors.put(chat(frame), upTo);
  }

  private void synced(JsonNode frame) {
    UUID chat = chat(frame);
    long seq = frame.get("seq").longValue();
    if (frame.get("member").booleanValue() != log.isMemberAt(chat, user, seq)) {
      violations.add("wrong " + frame);
    }
    Long cursor = cursors.get(chat);
    if (cursor != null && seq < cursor) {
      rewound.add(chat);
    } else if (cursor != null && seq > cursor) {
      violations.add("unannounced " + frame + " at " + cursor);
    } else {
      cursors.put(chat, seq);
    }
    if (!started.add(chat)) {
      violations.add("synced twice " + frame);
    }
  }

  private static UUID chat(JsonNode frame) {
    return UUID.fromString(frame.get("chat").textValue());
  }

  private static List<Long> seqs(JsonNode frame) {
    List<Long> seqs = new ArrayList<>();
    frame.get("events").forEach(event -> seqs.add(event.get("seq").longValue()));
    return seqs;
  }
}
