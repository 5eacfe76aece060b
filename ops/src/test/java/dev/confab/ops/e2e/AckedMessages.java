package dev.confab.ops.e2e;

import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.History;
import dev.confab.ops.client.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** Messages of one chat whose commit was acknowledged, and what became of them. */
final class AckedMessages {
  private final UUID chat;
  private final Map<Long, String> textsBySeq = new ConcurrentSkipListMap<>();

  AckedMessages(UUID chat) {
    this.chat = chat;
  }

  void add(long seq, String text) {
    textsBySeq.put(seq, text);
  }

  int count() {
    return textsBySeq.size();
  }

  List<String> texts() {
    return List.copyOf(textsBySeq.values());
  }

  /** What is missing or different in a history, and where its numbers are not dense. */
  List<String> faultsOf(List<Message> history) {
    List<String> faults = new ArrayList<>();
    Map<Long, Message> bySeq = new ConcurrentSkipListMap<>();
    long no = 0;
    for (Message message : history) {
      bySeq.put(message.seq(), message);
      if (message.no() != ++no) {
        faults.add("no " + message.no() + " where " + no + " is expected");
      }
    }
    textsBySeq.forEach(
        (seq, text) -> {
          Message found = bySeq.get(seq);
          if (found == null) {
            faults.add("acknowledged seq " + seq + " is missing");
          } else if (!text.equals(found.text())) {
            faults.add("acknowledged seq " + seq + " holds another text");
          }
        });
    return faults;
  }

  /** The whole history of the chat. */
  List<Message> history(ConfabHttp reader) {
    List<Message> all = new ArrayList<>();
    long after = 0;
    while (true) {
      History page = reader.historyAfter(chat, after, 200);
      all.addAll(page.messages());
      if (!page.more()) {
        return all;
      }
      after = page.last();
    }
  }
}
