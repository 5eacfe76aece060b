package dev.confab.ops.irc;

import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.History;
import dev.confab.ops.client.Message;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far each source had come into a chat when this run began. It saves sending what is there;
 * that nothing is brought twice is for the chat itself to see to.
 */
final class Holdings {
  private static final int PAGE = 200;

  private final Map<String, Reach> reaches = new HashMap<>();
  private long newest;

  /** The lines of a source that are messages, and the highest seq of these. */
  private static final class Reach {
    private final BitSet lines = new BitSet();
    private long newest;
  }

  private Holdings() {}

  /** Reads the chat's history. */
  static Holdings of(ConfabHttp http, UUID chat) {
    Holdings holdings = new Holdings();
    long behind = 0;
    History page;
    do {
      page = http.historyAfter(chat, behind, PAGE);
      page.messages().forEach(holdings::keep);
      behind = Math.max(behind, page.last());
    } while (page.more());
    return holdings;
  }

  /**
   * The last line of a file that is behind us, or -1: all messages up to it are there. Lines after
   * the last message are behind us as soon as something newer was said in the chat: who came or
   * went then is past.
   */
  int lastLine(LogFile file) {
    Reach reach = reaches.get(file.source());
    if (reach == null) {
      return -1;
    }
    int last = -1;
    for (int line : file.messageLines()) {
      if (!reach.lines.get(line)) {
        return last;
      }
      last = line;
    }
    return newest > reach.newest ? file.lines().size() - 1 : last;
  }

  private void keep(Message message) {
    newest = Math.max(newest, message.seq());
    @Nullable String id = message.clientMsgId();
    int colon = id == null ? -1 : id.lastIndexOf(':');
    if (id != null && colon > 0 && id.substring(colon + 1).matches("\\d{1,9}")) {
      Reach reach = reaches.computeIfAbsent(id.substring(0, colon), _ -> new Reach());
      reach.lines.set(Integer.parseInt(id.substring(colon + 1)));
      reach.newest = Math.max(reach.newest, message.seq());
    }
  }
}
