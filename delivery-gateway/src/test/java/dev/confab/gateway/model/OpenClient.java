package dev.confab.gateway.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client that shows some chats, and fills what it hears of in others' stead, as PROTOCOL.md says.
 * It compares all it is told with the truth, and what it has applied with what it may see.
 */
final class OpenClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_FILL = 500;

  private final UUID user;
  private final ModelLog log;
  private final OwnKnowledge own;
  private final List<String> violations = new ArrayList<>();
  private final Map<UUID, Chat> chats = new HashMap<>();
  private Consumer<String> server = _ -> {};
  private @Nullable Set<UUID> open;
  private boolean live;

  /** What it knows of a chat. */
  private static final class Chat {
    private long base;
    private long cursor;
    private long known;
    private @Nullable Long filling;

    /** What lies before a snapshot is out of reach: the next sync brings what may be seen of it. */
    private boolean cut;

    private final NavigableSet<Long> applied = new TreeSet<>();
    private final ArrayDeque<JsonNode> waiting = new ArrayDeque<>();
  }

  OpenClient(UUID user, ModelLog log, ModelOwn truth) {
    this.user = user;
    this.log = log;
    this.own = new OwnKnowledge(user, log, truth);
  }

  UUID user() {
    return user;
  }

  List<String> violations() {
    return violations;
  }

  /** A new connection, with some chats open, or all. */
  void connect(Consumer<String> to, @Nullable Set<UUID> shown) {
    server = to;
    open = shown;
    live = false;
    chats.values().forEach(OpenClient::forgetFill);
    String cursors =
        chats.entrySet().stream()
            .map(
                chat -> {
                  Chat known = chat.getValue();
                  long seq =
                      isOpen(chat.getKey()) ? known.cursor : Math.max(known.known, known.cursor);
                  return "{\"chat\":\"%s\",\"seq\":%d}".formatted(chat.getKey(), seq);
                })
            .collect(Collectors.joining(","));
    String list = shown == null ? "" : ",\"open\":" + ids(shown);
    server.accept(
        "{\"t\":\"sync\",\"id\":\"s\",\"cursors\":[%s]%s,\"me\":\"%s\"}"
            .formatted(cursors, list, own.version()));
  }

  /** Shows other chats. */
  void open(Set<UUID> shown) {
    open = shown;
    server.accept("{\"t\":\"open\",\"id\":\"o\",\"chats\":%s}".formatted(ids(shown)));
  }

  void receive(byte[] bytes) {
    JsonNode frame;
    try {
      frame = JSON.readTree(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    switch (frame.get("t").textValue()) {
      case "event", "chunk", "snapshot", "synced" -> ofChat(frame);
      case "opened" -> frame.get("chats").forEach(this::ofChat);
      case "bump" -> frame.get("chats").forEach(this::bump);
      case "me" -> own.me(frame);
      case "live" -> live = true;
      case "error" -> error(frame);
      default -> {}
    }
  }

  /** What it should have by now, and has not. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!live) {
      missing.add("never live");
    }
    missing.addAll(own.missing());
    for (UUID id : log.chats()) {
      Chat chat = chats.get(id);
      if (!log.isMember(id, user)) {
        continue;
      }
      if (chat == null) {
        missing.add("never saw " + id);
      } else if (isOpen(id)) {
        NavigableSet<Long> expected =
            new TreeSet<>(log.visible(id, user).tailSet(chat.base, false));
        if (!expected.equals(chat.applied)) {
          expected.removeAll(chat.applied);
          missing.add("missed " + expected + " of " + id + " at " + chat.cursor);
        }
      } else if (Math.max(chat.known, chat.cursor) < log.lastSeq(id)) {
        missing.add("never heard of " + log.lastSeq(id) + " of " + id);
      }
    }
    return missing;
  }

  private void ofChat(JsonNode frame) {
    Chat chat = chats.get(id(frame));
    if (chat != null && chat.filling != null && !isFilled(frame)) {
      chat.waiting.add(frame);
      return;
    }
    switch (frame.path("t").asText("opened")) {
      case "event" -> event(chat, frame);
      case "chunk" -> chunk(chat, frame);
      case "snapshot" -> snapshot(chat, frame);
      default -> reached(id(frame), frame.get("seq").longValue());
    }
  }

  private void event(@Nullable Chat chat, JsonNode frame) {
    UUID id = id(frame);
    long seq = frame.get("seq").longValue();
    if (!log.visible(id, user).contains(seq)) {
      violations.add("overheard " + frame);
    }
    boolean begins = log.isMemberAt(id, user, seq) && !log.isMemberAt(id, user, seq - 1);
    boolean ends = !log.isMemberAt(id, user, seq);
    if (chat == null) {
      if (!begins) {
        violations.add("too early " + frame);
      }
      Chat begun = begin(id, seq - 1);
      apply(begun, List.of(seq), seq);
      return;
    }
    chat.known = Math.max(chat.known, seq);
    if (seq == chat.cursor + 1) {
      apply(chat, List.of(seq), seq);
    } else if (seq > chat.cursor && !ends && isOpen(id)) {
      fill(id, chat, seq);
    }
  }

  private void chunk(@Nullable Chat chat, JsonNode frame) {
    UUID id = id(frame);
    long after = frame.get("after").longValue();
    long upTo = frame.get("upTo").longValue();
    List<Long> seqs = seqs(frame);
    if (!new ArrayList<>(log.visible(id, user).subSet(after, false, upTo, true)).equals(seqs)) {
      violations.add("wrong " + frame);
    }
    if (chat != null && chat.cut && after > chat.cursor) {
      return;
    }
    if (chat == null || after != chat.cursor) {
      violations.add("misplaced " + frame);
      return;
    }
    apply(chat, seqs, upTo);
    Long target = chat.filling;
    if (target == null || !frame.has("id")) {
      return;
    }
    chat.filling = null;
    if (upTo < target) {
      fill(id, chat, target);
    } else {
      afterFill(chat);
    }
  }

  private void afterFill(Chat chat) {
    List<JsonNode> waiting = List.copyOf(chat.waiting);
    chat.waiting.clear();
    waiting.forEach(this::ofChat);
  }

  private void snapshot(@Nullable Chat chat, JsonNode frame) {
    if (chat == null) {
      violations.add("misplaced " + frame);
    } else {
      // What lies between is read first.
      fill(id(frame), chat, frame.get("upTo").longValue());
    }
  }

  /** Events come from behind a seq. */
  private void reached(UUID id, long seq) {
    Chat chat = chats.get(id);
    if (chat == null) {
      begin(id, seq);
      return;
    }
    if (isOpen(id) && seq > chat.cursor && log.isMember(id, user)) {
      fill(id, chat, seq);
    }
  }

  private void bump(JsonNode told) {
    UUID id = id(told);
    long seq = told.get("seq").longValue();
    long unread = log.unread(id, user, seq);
    if (!log.isMemberAt(id, user, seq)
        || told.get("unread").longValue() != unread
        || told.get("mentions").longValue() != unread / 3) {
      violations.add("wrong " + told);
    }
    Chat chat = chats.get(id);
    if (chat == null) {
      violations.add("bump without a beginning " + told);
    } else {
      chat.known = Math.max(chat.known, seq);
      if (chat.filling != null) {
        chat.waiting.add(told);
      } else {
        reached(id, seq);
      }
    }
  }

  private void error(JsonNode frame) {
    if (!frame.path("id").asText().startsWith("f")) {
      return;
    }
    UUID id = UUID.fromString(frame.get("id").textValue().substring(1));
    Chat chat = chats.get(id);
    Long target = chat.filling;
    if (target == null) {
      return; // of the connection before
    }
    chat.filling = null;
    if (frame.get("code").textValue().equals("unavailable")) {
      fill(id, chat, target);
      return;
    }
    chat.cut = true;
    afterFill(chat);
  }

  private Chat begin(UUID id, long cursor) {
    Chat chat = new Chat();
    chat.base = cursor;
    chat.cursor = cursor;
    chats.put(id, chat);
    return chat;
  }

  private void apply(Chat chat, List<Long> seqs, long cursor) {
    for (long seq : seqs) {
      if (!chat.applied.isEmpty() && chat.applied.last() >= seq) {
        violations.add("out of order " + seq);
      }
      chat.applied.add(seq);
    }
    chat.cursor = cursor;
  }

  private void fill(UUID id, Chat chat, long target) {
    chat.filling = target;
    long to = Math.min(target, chat.cursor + MAX_FILL);
    server.accept(
        "{\"t\":\"fill\",\"id\":\"f%s\",\"chat\":\"%s\",\"from\":%d,\"to\":%d}"
            .formatted(id, id, chat.cursor + 1, to));
  }

  private static boolean isFilled(JsonNode frame) {
    return frame.path("t").asText().equals("chunk") && frame.has("id");
  }

  private static void forgetFill(Chat chat) {
    chat.filling = null;
    chat.cut = false;
    chat.waiting.clear();
  }

  private boolean isOpen(UUID id) {
    return open == null || open.contains(id);
  }

  private static UUID id(JsonNode frame) {
    return UUID.fromString(frame.get("chat").textValue());
  }

  private static List<Long> seqs(JsonNode frame) {
    List<Long> seqs = new ArrayList<>();
    frame.get("events").forEach(event -> seqs.add(event.get("seq").longValue()));
    return seqs;
  }

  private static String ids(Set<UUID> chats) {
    return chats.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
  }
}
