package dev.confab.ops.irc;

import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.History;
import dev.confab.ops.client.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which lines a chat holds already, read from its history as far as that is needed. */
final class Holdings {
  private static final int PAGE = 200;

  private final ConfabHttp http;
  private final UUID chat;
  private final Map<String, Map<Integer, Long>> seqs = new HashMap<>();
  private long readUpTo;
  private boolean sighted;

  Holdings(ConfabHttp http, UUID chat) {
    this.http = http;
    this.chat = chat;
  }

  /** Reads what was not read before. */
  synchronized void read() {
    History page;
    do {
      page = http.historyAfter(chat, readUpTo, PAGE);
      page.messages().forEach(this::keep);
      readUpTo = Math.max(readUpTo, page.last());
    } while (page.more());
  }

  /** Does the server tell this importer which line a message was? Unknown of an empty chat. */
  synchronized boolean blind() {
    return readUpTo > 0 && !sighted;
  }

  /** The seq of a line's message, if it was there when last read. */
  synchronized OptionalLong seq(String source, int line) {
    Long seq = seqs.getOrDefault(source, Map.of()).get(line);
    return seq == null ? OptionalLong.empty() : OptionalLong.of(seq);
  }

  /** The last line of a source that became a message, or -1. */
  synchronized int lastLine(String source) {
    return seqs.getOrDefault(source, Map.of()).keySet().stream()
        .mapToInt(Integer::intValue)
        .max()
        .orElse(-1);
  }

  private void keep(Message message) {
    @Nullable String id = message.clientMsgId();
    int colon = id == null ? -1 : id.lastIndexOf(':');
    if (id != null && colon > 0 && id.substring(colon + 1).matches("\\d{1,9}")) {
      sighted = true;
      seqs.computeIfAbsent(id.substring(0, colon), _ -> new HashMap<>())
          .put(Integer.valueOf(id.substring(colon + 1)), message.seq());
    }
  }
}
