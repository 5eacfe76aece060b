package dev.confab.ops.e2e;

import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.History;
import dev.confab.ops.client.Member;
import dev.confab.ops.client.Members;
import dev.confab.ops.client.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An imported chat as one of its members sees it over HTTP. */
record ImportedChat(ConfabHttp http, UUID id) {
  /**
   * A message, by what a log says about it.
   *
   * @param who the username
   * @param answers the text that it answers, or null
   */
  record Said(String who, String text, Instant at, @Nullable String answers) {}

  /** All messages, oldest first. */
  List<Message> history() {
    List<Message> all = new ArrayList<>();
    History page;
    long after = 0;
    do {
      page = http.historyAfter(id, after, 200);
      all.addAll(page.messages());
      after = page.last();
    } while (page.more());
    return all;
  }

  /** All messages, oldest first; {@code people} names everybody who may have said one. */
  List<Said> said(Map<UUID, String> people) {
    List<Message> history = history();
    Map<Long, String> texts = new HashMap<>();
    history.forEach(message -> texts.put(message.seq(), String.valueOf(message.text())));
    return history.stream().map(message -> said(message, people, texts)).toList();
  }

  private static Said said(Message message, Map<UUID, String> people, Map<Long, String> texts) {
    @Nullable Long replyTo = message.replyTo();
    return new Said(
        people.getOrDefault(message.senderId(), "somebody unknown"),
        String.valueOf(message.text()),
        message.sentAt(),
        replyTo == null ? null : texts.getOrDefault(replyTo, "no message at " + replyTo));
  }

  /** Ids of usernames; each must have an account. */
  Map<UUID, String> people(Iterable<String> usernames) {
    Map<UUID, String> people = new HashMap<>();
    for (String username : usernames) {
      people.put(http.user(username).orElseThrow().userId(), username);
    }
    return people;
  }

  List<Member> members() {
    List<Member> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      Members page = http.members(id, cursor);
      all.addAll(page.members());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  long lastSeq() {
    return http.chat(id).lastSeq();
  }
}
