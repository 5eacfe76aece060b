package dev.confab.ops.bench;

import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.History;
import dev.confab.ops.client.Hits;
import dev.confab.ops.client.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares what was acknowledged with what history and search hold now. */
final class Verification {
  private static final int HISTORY_PAGE = 200;
  private static final int SEARCH_PAGE = 100;
  private static final Duration SEARCH_AGAIN_AFTER = Duration.ofMillis(500);

  private final Function<AckLog.Reader, ConfabHttp> readers;
  private final Duration indexing;

  /**
   * @param readers who reads a chat
   * @param indexing how long search may take to show what is in the log; zero: do not ask it
   */
  Verification(Function<AckLog.Reader, ConfabHttp> readers, Duration indexing) {
    this.readers = readers;
    this.indexing = indexing;
  }

  /** What is wrong, a sentence each; nothing if all is well. */
  List<String> faults(AckFile.Run run) {
    Map<UUID, List<AckFile.Ack>> byChat = new HashMap<>();
    run.acks().forEach(ack -> byChat.computeIfAbsent(ack.chat(), _ -> new ArrayList<>()).add(ack));
    List<String> faults = new ArrayList<>();
    long deadline = System.nanoTime() + indexing.toNanos();
    for (AckLog.Reader reader : run.header().readers()) {
      List<AckFile.Ack> acks = byChat.getOrDefault(reader.chat(), List.of());
      ConfabHttp http = readers.apply(reader);
      inHistory(http, reader.chat(), acks, faults);
      if (!indexing.isZero()) {
        inSearch(http, run.header().run(), reader.chat(), acks, deadline, faults);
      }
    }
    return faults;
  }

  private static void inHistory(
      ConfabHttp http, UUID chat, List<AckFile.Ack> acks, List<String> faults) {
    Map<Long, Message> messages = new HashMap<>();
    @Nullable Message before = null;
    for (Message message : history(http, chat)) {
      // In these chats nothing but messages comes after the first message.
      if (before != null && message.seq() != before.seq() + 1) {
        faults.add(chat + ": seq " + message.seq() + " follows " + before.seq());
      }
      if (before != null && message.no() != before.no() + 1) {
        faults.add(chat + ": no " + message.no() + " follows " + before.no());
      }
      messages.put(message.seq(), message);
      before = message;
    }
    for (AckFile.Ack ack : acks) {
      Message message = messages.get(ack.seq());
      String text = message == null ? null : message.text();
      if (text == null) {
        faults.add(named(ack) + " is not in history");
      } else if (!Script.hash(text).equals(ack.hash())) {
        faults.add(named(ack) + " has another text in history");
      }
    }
  }

  private static List<Message> history(ConfabHttp http, UUID chat) {
    List<Message> messages = new ArrayList<>();
    History page;
    long after = 0;
    do {
      page = http.historyAfter(chat, after, HISTORY_PAGE);
      messages.addAll(page.messages());
      after = Math.max(after, page.last());
    } while (page.more());
    return messages;
  }

  private static void inSearch(
      ConfabHttp http,
      String word,
      UUID chat,
      List<AckFile.Ack> acks,
      long deadline,
      List<String> faults) {
    List<AckFile.Ack> missing = missing(acks, found(http, word, chat));
    while (!missing.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(SEARCH_AGAIN_AFTER.toNanos());
      missing = missing(acks, found(http, word, chat));
    }
    missing.forEach(ack -> faults.add(named(ack) + " is not found by search"));
  }

  private static List<AckFile.Ack> missing(List<AckFile.Ack> acks, Set<Long> found) {
    return acks.stream().filter(ack -> !found.contains(ack.seq())).toList();
  }

  private static Set<Long> found(ConfabHttp http, String word, UUID chat) {
    Set<Long> seqs = new HashSet<>();
    @Nullable String cursor = null;
    do {
      Hits hits = http.search(word, chat, SEARCH_PAGE, cursor);
      hits.hits().forEach(hit -> seqs.add(hit.seq()));
      cursor = hits.next();
    } while (cursor != null);
    return seqs;
  }

  private static String named(AckFile.Ack ack) {
    return ack.chat() + ": " + ack.clientMsgId() + " (seq " + ack.seq() + ")";
  }
}
