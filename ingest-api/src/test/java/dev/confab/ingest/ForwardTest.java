package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ForwardTest {
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
  void a_message_is_said_again_with_where_it_was_said_first() {
    String source = server.chat(ada, false, grace);
    String target = server.chat(grace, false, mary);
    String third = server.chat(mary, false);
    long seq = server.say(ada, source, "m-1", "Hello @grace").body().path("seq").asLong();

    Answer once = forward(grace, source, seq, target, "f-1").isOk(201);
    Answer repeated = forward(grace, source, seq, target, "f-1");
    Answer twice = forward(mary, target, once.body().path("seq").asLong(), third, "f-1").isOk(201);
    Answer read =
        server.get(
            mary.token(), "/api/chats/" + target + "/messages/" + once.body().path("seq").asLong());

    assertThat(repeated.isOk(200).body()).isEqualTo(once.body());
    assertThat(read.text("text")).isEqualTo("Hello @grace");
    assertThat(read.text("senderId")).isEqualTo(grace.id().toString());
    assertThat(read.body().has("mentions")).isFalse();
    assertThat(read.body().at("/forwarded/chatId").asText()).isEqualTo(source);
    assertThat(read.body().at("/forwarded/seq").asLong()).isEqualTo(seq);
    assertThat(read.body().at("/forwarded/senderId").asText()).isEqualTo(ada.id().toString());
    assertThat(twice.body().path("forwarded")).isEqualTo(read.body().path("forwarded"));
  }

  @Test
  void only_what_one_sees_and_where_one_may_write() {
    String source = server.chat(ada, false, grace);
    String target = server.chat(mary, false);
    long seq = server.say(ada, source, "m-1", "Hello").body().path("seq").asLong();
    long gone = server.say(ada, source, "m-2", "Hello").body().path("seq").asLong();
    server.delete(ada.token(), "/api/chats/" + source + "/messages/" + gone).isOk(200);

    forward(mary, source, seq, target, "f-1").isRefused(403, "not_a_member");
    forward(grace, source, seq, target, "f-1").isRefused(403, "not_a_member");
    forward(grace, source, 77, source, "f-1").isRefused(404, "message_not_found");
    forward(grace, source, gone, source, "f-1").isRefused(409, "message_gone");
    server
        .post(
            grace.token(),
            "/api/chats/" + source + "/messages/" + seq + "/forward",
            "{\"chatId\":\"%s\"}".formatted(source))
        .isWrongIn("clientMsgId");
    server
        .post(
            grace.token(),
            "/api/chats/" + source + "/messages/" + seq + "/forward",
            "{\"clientMsgId\":\"f-1\"}")
        .isWrongIn("chatId");
  }

  private static Answer forward(Person who, String source, long seq, String target, String key) {
    return server.post(
        who.token(),
        "/api/chats/" + source + "/messages/" + seq + "/forward",
        "{\"clientMsgId\":\"%s\",\"chatId\":\"%s\"}".formatted(key, target));
  }
}
