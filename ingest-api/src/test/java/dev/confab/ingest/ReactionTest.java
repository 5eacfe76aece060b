package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ReactionTest {
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
  void reactions_are_counted_and_named() {
    String message = said(server.chat(ada, false, grace));

    server.post(grace.token(), message + "/reactions", "{\"reaction\":\"👍\"}").isOk(201);
    server.post(ada.token(), message + "/reactions", "{\"reaction\":\"👍\"}").isOk(201);
    Answer again = server.post(ada.token(), message + "/reactions", "{\"reaction\":\"👍\"}");
    server.post(ada.token(), message + "/reactions", "{\"reaction\":\":+1:\"}").isOk(201);

    again.isOk(200);
    Answer read = server.get(grace.token(), message);
    assertThat(read.body().path("reactions").toString())
        .isEqualTo(
            "[{\"reaction\":\":+1:\",\"count\":1,\"own\":false},"
                + "{\"reaction\":\"👍\",\"count\":2,\"own\":true}]");
  }

  @Test
  void who_reacted_comes_in_pages() {
    String message = said(server.chat(ada, false, grace));
    server.post(grace.token(), message + "/reactions", "{\"reaction\":\"👍\"}").isOk(201);
    server.post(ada.token(), message + "/reactions", "{\"reaction\":\"👍\"}").isOk(201);
    server.post(ada.token(), message + "/reactions", "{\"reaction\":\":ok:\"}").isOk(201);
    String path = message + "/reactions?limit=2";

    Answer first = server.get(grace.token(), path).isOk(200);
    Answer second = server.get(grace.token(), path + "&cursor=" + first.text("next")).isOk(200);
    Answer thumbs = server.get(grace.token(), path + "&reaction=%F0%9F%91%8D").isOk(200);

    assertThat(first.body().at("/reactions/0/reaction").asText()).isEqualTo(":ok:");
    assertThat(first.body().path("reactions")).hasSize(2);
    assertThat(second.body().path("reactions")).hasSize(1);
    assertThat(second.body().has("next")).isFalse();
    assertThat(thumbs.body().path("reactions")).hasSize(2);
    server.get(grace.token(), path + "&cursor=AAAA").isWrongIn("cursor");
  }

  @Test
  void a_reaction_is_taken_back() {
    String message = said(server.chat(ada, false, grace));
    server.post(grace.token(), message + "/reactions", "{\"reaction\":\"👍\"}").isOk(201);
    server.post(grace.token(), message + "/reactions", "{\"reaction\":\":+1:\"}").isOk(201);

    server.delete(grace.token(), message + "/reactions/%F0%9F%91%8D").isOk(200);
    server.delete(grace.token(), message + "/reactions/:+1:").isOk(200);
    server.delete(grace.token(), message + "/reactions/:+1:").isOk(200);

    assertThat(server.get(ada.token(), message).body().has("reactions")).isFalse();
  }

  @Test
  void wrong_reactions_are_refused() {
    String message = said(server.chat(ada, false, grace));

    server.post(ada.token(), message + "/reactions", "{}").isWrongIn("reaction");
    server
        .post(
            ada.token(), message + "/reactions", "{\"reaction\":\"%s\"}".formatted("x".repeat(65)))
        .isWrongIn("reaction");
    server
        .post(ada.token(), message + "/reactions", "{\"reaction\":\" \"}")
        .isRefused(400, "invalid_reaction");
    server.delete(ada.token(), message + "/reactions/" + "x".repeat(65)).isWrongIn("type");
    server
        .post(mary.token(), message + "/reactions", "{\"reaction\":\"👍\"}")
        .isRefused(403, "not_a_member");
  }

  private static String said(String chat) {
    Answer answer = server.say(ada, chat, "m-1", "Hello").isOk(201);
    return "/api/chats/" + chat + "/messages/" + answer.body().path("seq").asLong();
  }
}
