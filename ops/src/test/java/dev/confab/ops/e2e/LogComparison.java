package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessagePosted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Compares what a client applied, and what was delivered to it, with the log. */
final class LogComparison {
  private final ChatLog log;

  LogComparison(ChatLog log) {
    this.log = log;
  }

  /** Gaps, doubles, reorders, strangers' events and other contents; none: all is well. */
  List<String> faults(NodeClient client, UUID chat) {
    List<ChatEvent> expected = log.visible(chat, client.person().id());
    List<JsonNode> applied =
        client.applied().stream()
            .filter(event -> event.path("chat").asText().equals(chat.toString()))
            .toList();
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
    expected.stream()
        .map(ChatEvent::seq)
        .filter(seq -> !seen.contains(seq))
        .forEach(seq -> faults.add("missing " + seq));
    applied.stream()
        .filter(event -> expected.stream().noneMatch(committed -> isSame(committed, event)))
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

  private static boolean isSame(ChatEvent committed, JsonNode event) {
    return committed.seq() == event.path("seq").asLong()
        && committed.getClass().getSimpleName().equalsIgnoreCase(event.path("type").asText())
        && committed.actor().toString().equals(event.path("actor").asText())
        && (!(committed instanceof MessagePosted posted)
            || posted.content() != null
                && posted.content().text().equals(event.path("text").asText()));
  }
}
