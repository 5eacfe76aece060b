package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.confab.gateway.protocol.EventBody;
import dev.confab.platform.http.Json;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares what a client applied, and what was delivered to it, with the log. */
final class LogComparison {
  private static final List<String> CONTENT = List.of("text", "attachments", "mentions");

  private final ChatLog log;
  private final IdentityHashMap<ChatEvent, ObjectNode> bodies = new IdentityHashMap<>();
  private final Map<UUID, Set<Long>> gone = new HashMap<>();

  LogComparison(ChatLog log) {
    this.log = log;
  }

  /** Gaps, doubles, reorders, strangers' events and other contents; none: all is well. */
  List<String> faults(NodeClient client, UUID chat) {
    List<JsonNode> applied =
        client.applied().stream()
            .filter(event -> event.path("chat").asText().equals(chat.toString()))
            .toList();
    return faults(applied, client.person().id(), chat);
  }

  /**
   * The same of any client.
   *
   * @param applied the events of this chat that it applied, in its order
   */
  List<String> faults(List<JsonNode> applied, UUID user, UUID chat) {
    Map<Long, ChatEvent> expected = new LinkedHashMap<>();
    log.visible(chat, user).forEach(event -> expected.put(event.seq(), event));
    List<String> faults = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    long last = 0;
    for (JsonNode event : applied) {
      long seq = event.path("seq").asLong();
      if (!seen.add(seq)) {
        faults.add("doubled " + seq);
      } else if (seq < last) {
        faults.add("out of order " + seq + " after " + last);
      }
      last = Math.max(last, seq);
    }
    expected.keySet().stream()
        .filter(seq -> !seen.contains(seq))
        .forEach(seq -> faults.add("missing " + seq));
    applied.stream()
        .filter(event -> !isSame(expected.get(event.path("seq").asLong()), event))
        .forEach(event -> faults.add("not in the log " + event));
    return faults;
  }

  /** What the gateway did wrong and the client mended: what is delivered live is never doubled. */
  static List<String> mended(NodeClient client) {
    List<String> mended = new ArrayList<>();
    client.all("ignored").forEach(event -> mended.add("doubled " + event.path("seq").asLong()));
    client
        .all("missing")
        .forEach(gap -> mended.add("dropped " + gap.path("from") + " to " + gap.path("to")));
    client.all("failed").forEach(frame -> mended.add("failed " + frame));
    return mended;
  }

  /** Every field; of what was deleted later a view may have given what is left. */
  private boolean isSame(@Nullable ChatEvent committed, JsonNode event) {
    if (committed == null) {
      return false;
    }
    ObjectNode applied = event.deepCopy();
    applied.remove("t"); // live events are frames of their own
    ObjectNode body = bodies.computeIfAbsent(committed, LogComparison::body);
    return applied.equals(body)
        || (isGone(committed) && applied.equals(body.deepCopy().without(CONTENT)));
  }

  private boolean isGone(ChatEvent event) {
    long seq =
        switch (event) {
          case MessagePosted posted -> posted.seq();
          case MessageEdited edited -> edited.messageSeq();
          default -> 0;
        };
    return gone.computeIfAbsent(event.chatId(), this::gone).contains(seq);
  }

  private Set<Long> gone(UUID chat) {
    Set<Long> seqs = new HashSet<>();
    for (ChatEvent event : log.chats().getOrDefault(chat, List.of())) {
      switch (event) {
        case MessageDeleted deleted -> seqs.add(deleted.messageSeq());
        case MessageRecalled recalled -> seqs.add(recalled.messageSeq());
        default -> {}
      }
    }
    return seqs;
  }

  private static ObjectNode body(ChatEvent event) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(EventBody.of(event).json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
