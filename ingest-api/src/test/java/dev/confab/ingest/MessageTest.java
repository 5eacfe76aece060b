package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MessageTest {
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

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
  }

  @Test
  void a_message_is_answered_as_it_was_committed() {
    String chat = server.chat(ada, false, grace);
    Answer first = server.say(ada, chat, "m-1", "Hello");

    Answer reply =
        server.post(
            grace.token(),
            "/api/chats/" + chat + "/messages",
            "{\"clientMsgId\":\"m-2\",\"text\":\"Hello yourself\",\"replyTo\":%d}"
                .formatted(first.body().path("seq").asLong()));

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body().path("no").asLong()).isEqualTo(1);
    assertThat(first.text("senderId")).isEqualTo(ada.id().toString());
    assertThat(first.text("clientMsgId")).isEqualTo("m-1");
    assertThat(reply.body().path("replyTo")).isEqualTo(first.body().path("seq"));
    assertThat(reply.body().path("no").asLong()).isEqualTo(2);
  }

  @Test
  void the_same_message_again_is_the_first_result() {
    String chat = server.chat(ada, false);
    Answer first = server.say(ada, chat, "m-1", "Hello");

    Answer again = server.say(ada, chat, "m-1", "Hello");
    Answer other = server.say(ada, chat, "m-1", "Something else");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("client_key_reused");
  }

  @Test
  void an_outcome_that_is_not_heard_is_found_by_the_retry() {
    String chat = server.chat(ada, false);
    server.backbone.fails(Fault.OUTCOMES_LOST);
    Answer lost = server.say(ada, chat, "m-1", "Hello");
    server.backbone.fails(Fault.NONE);

    Answer again = server.say(ada, chat, "m-1", "Hello");

    assertThat(lost.status()).isEqualTo(503);
    assertThat(lost.code()).isEqualTo("outcome_unknown");
    assertThat(lost.header("Retry-After")).isEqualTo("1");
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  void a_key_may_come_in_the_header() {
    String path = "/api/chats/" + server.chat(ada, false) + "/messages";

    Answer header =
        server.post(ada.token(), path, "{\"text\":\"Hello\"}", "Idempotency-Key", "h-1");
    Answer neither = server.post(ada.token(), path, "{\"text\":\"Hello\"}");
    Answer both =
        server.post(
            ada.token(),
            path,
            "{\"clientMsgId\":\"m-1\",\"text\":\"Hello\"}",
            "Idempotency-Key",
            "h-2");

    assertThat(header.text("clientMsgId")).isEqualTo("h-1");
    assertThat(neither.text("field")).isEqualTo("clientMsgId");
    assertThat(both.text("field")).isEqualTo("clientMsgId");
  }

  @Test
  void wrong_fields_are_named() {
    String chat = server.chat(ada, false);

    assertField(chat, "{\"clientMsgId\":\"m\"}", "text");
    assertField(chat, "{\"clientMsgId\":\"m\",\"text\":\"\"}", "text");
    assertField(chat, "{\"clientMsgId\":\"m\",\"text\":[]}", "text");
    assertField(
        chat, "{\"clientMsgId\":\"m\",\"text\":\"%s\"}".formatted("x".repeat(8193)), "text");
    assertField(chat, "{\"clientMsgId\":\"\",\"text\":\"x\"}", "clientMsgId");
    assertField(chat, "{\"clientMsgId\":\"ä\",\"text\":\"x\"}", "clientMsgId");
    assertField(chat, "{\"clientMsgId\":\"m\",\"text\":\"x\",\"replyTo\":0}", "replyTo");
    assertField(chat, "{\"clientMsgId\":\"m\",\"text\":\"x\",\"replyTo\":1.5}", "replyTo");
    assertField(chat, "{\"clientMsgId\":\"m\",\"text\":\"x\",\"replyTo\":\"1\"}", "replyTo");
    assertField(
        chat, "{\"clientMsgId\":\"m\",\"text\":\"x\",\"replyTo\":99999999999999999999}", "replyTo");
  }

  @Test
  void a_stranger_cannot_post_or_read() {
    String chat = server.chat(ada, false);

    assertThat(server.say(mary, chat, "m-1", "Hello").code()).isEqualTo("not_a_member");
    assertThat(server.get(mary.token(), "/api/chats/" + chat + "/messages").status())
        .isEqualTo(403);
    assertThat(server.get(mary.token(), "/api/chats/" + UUID.randomUUID() + "/messages").code())
        .isEqualTo("chat_not_found");
  }

  @Test
  void a_blank_text_is_no_message() {
    Answer answer = server.say(ada, server.chat(ada, false), "m-1", "  ");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_message");
  }

  @Test
  void a_reply_needs_its_target() {
    String chat = server.chat(ada, false);

    Answer answer =
        server.post(
            ada.token(),
            "/api/chats/" + chat + "/messages",
            "{\"clientMsgId\":\"m-1\",\"text\":\"x\",\"replyTo\":77}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("reply_target_not_found");
  }

  @Test
  void history_is_read_in_both_directions() {
    String chat = server.chat(ada, false);
    for (int i = 1; i <= 5; i++) {
      server.say(ada, chat, "m-" + i, "text " + i);
    }
    String path = "/api/chats/" + chat + "/messages";

    Answer newest = server.get(ada.token(), path + "?limit=2");
    long first = newest.body().path("first").asLong();
    Answer before = server.get(ada.token(), path + "?limit=2&before=" + first);
    Answer after = server.get(ada.token(), path + "?limit=3&after=0");

    assertThat(texts(newest)).containsExactly("text 4", "text 5");
    assertThat(newest.body().path("more").asBoolean()).isTrue();
    assertThat(texts(before)).containsExactly("text 2", "text 3");
    assertThat(texts(after)).containsExactly("text 1", "text 2", "text 3");
    assertThat(after.body().path("last").asLong())
        .isEqualTo(after.body().at("/messages/2/seq").asLong());
  }

  @Test
  void an_empty_history_has_no_first_and_no_last() {
    Answer answer = server.get(ada.token(), "/api/chats/" + server.chat(ada, false) + "/messages");

    assertThat(answer.body().path("messages")).isEmpty();
    assertThat(answer.body().has("first")).isFalse();
    assertThat(answer.body().path("more").asBoolean()).isFalse();
  }

  @Test
  void history_has_its_bounds() {
    String path = "/api/chats/" + server.chat(ada, false) + "/messages";

    assertThat(server.get(ada.token(), path + "?before=3&after=1").text("field"))
        .isEqualTo("after");
    assertThat(server.get(ada.token(), path + "?before=-1").text("field")).isEqualTo("before");
    assertThat(server.get(ada.token(), path + "?after=9223372036854775807").text("field"))
        .isEqualTo("after");
    assertThat(server.get(ada.token(), path + "?after=x").text("field")).isEqualTo("after");
    assertThat(server.get(ada.token(), path + "?limit=201").text("field")).isEqualTo("limit");
  }

  @Test
  void a_client_key_is_for_its_sender_only() {
    String chat = server.chat(ada, false, grace);
    server.say(ada, chat, "m-1", "Hello");
    String path = "/api/chats/" + chat + "/messages";

    assertThat(server.get(ada.token(), path).body().at("/messages/0/clientMsgId").asText())
        .isEqualTo("m-1");
    assertThat(server.get(grace.token(), path).body().at("/messages/0").has("clientMsgId"))
        .isFalse();
  }

  private static List<String> texts(Answer page) {
    List<String> texts = new ArrayList<>();
    page.body().path("messages").forEach(message -> texts.add(message.path("text").asText()));
    return texts;
  }

  private static void assertField(String chat, String body, String field) {
    Answer answer = server.post(ada.token(), "/api/chats/" + chat + "/messages", body);
    assertThat(answer.status()).as(body).isEqualTo(400);
    assertThat(answer.text("field")).as(body).isEqualTo(field);
  }
}
