package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MentionTest {
  private static TestServer server;
  private static Person ada;
  private static Person grace;
  private static Person mary;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
    grace = server.person("grace");
    mary = server.person("mary");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void members_are_mentioned_by_name() {
    String chat = server.chat(ada, false, grace);

    long seq = said(ada, chat, "Hello @Grace, @mary and @nobody");
    Answer read = server.get(grace.token(), "/api/chats/" + chat + "/messages/" + seq);

    assertThat(read.body().path("mentions").toString())
        .isEqualTo("{\"users\":[\"%s\"],\"everyone\":false}".formatted(grace.id()));
    assertThat(
            server.get(grace.token(), "/api/chats/" + chat).body().path("unreadMentions").asInt())
        .isEqualTo(1);
  }

  @Test
  void everyone_is_mentioned_by_those_who_may() {
    String chat = server.chat(ada, false, grace);

    long seq = said(ada, chat, "@all: tea");
    Answer read = server.get(grace.token(), "/api/chats/" + chat + "/messages/" + seq);

    assertThat(read.body().at("/mentions/everyone").asBoolean()).isTrue();
    server.say(grace, chat, "g-1", "@all: no, coffee").isRefused(403, "forbidden");
  }

  @Test
  void an_edit_names_others() {
    String chat = server.chat(ada, false, grace, mary);
    long seq = said(ada, chat, "Hello @grace");
    String path = "/api/chats/" + chat + "/messages/" + seq;

    server.put(ada.token(), path, "{\"text\":\"Hello @mary\"}").isOk(200);

    assertThat(server.get(ada.token(), path).body().at("/mentions/users/0").asText())
        .isEqualTo(mary.id().toString());
  }

  private static long said(Person who, String chat, String text) {
    return server.say(who, chat, "m-1", text).isOk(201).body().path("seq").asLong();
  }
}
