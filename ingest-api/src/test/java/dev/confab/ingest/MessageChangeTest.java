package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MessageChangeTest {
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
  void an_edited_message_says_what_it_said_before() {
    String chat = server.chat(ada, false, grace);
    String message = said(chat, "Hello");

    Answer edited = server.put(ada.token(), message, "{\"text\":\"Hello, world\"}");
    Answer read = server.get(grace.token(), message);
    Answer edits = server.get(grace.token(), message + "/edits");

    assertThat(edited.isOk(200).body().path("messageSeq").asLong())
        .isEqualTo(read.body().path("seq").asLong());
    assertThat(read.text("text")).isEqualTo("Hello, world");
    assertThat(read.text("editedAt")).isEqualTo(edited.text("at"));
    assertThat(read.body().path("edits").asInt()).isEqualTo(1);
    assertThat(edits.isOk(200).body().at("/versions/0/text").asText()).isEqualTo("Hello");
    assertThat(edits.body().at("/versions/1/text").asText()).isEqualTo("Hello, world");
    assertThat(edits.body().at("/versions/1/seq")).isEqualTo(edited.body().path("seq"));
  }

  @Test
  void a_deleted_message_is_a_gap_with_a_name() {
    String chat = server.chat(ada, false, grace);
    String message = said(chat, "Hello");

    server.delete(ada.token(), message).isOk(200);
    Answer read = server.get(grace.token(), message);

    assertThat(read.isOk(200).text("gone")).isEqualTo("deleted");
    assertThat(read.body().has("text")).isFalse();
    assertThat(read.body().has("goneAt")).isTrue();
    server.delete(ada.token(), message + "?for=everyone").isRefused(409, "message_gone");
    server.put(ada.token(), message, "{\"text\":\"x\"}").isRefused(409, "message_gone");
  }

  @Test
  void what_was_just_said_is_taken_back_and_what_is_old_is_not() {
    String chat = server.chat(ada, false, grace);
    String fresh = said(chat, "Hello");

    server.put(ada.token(), fresh + "/recall", null).isOk(200);
    String old = said(chat, "Hello again");
    server.advance(Duration.ofMinutes(3));

    assertThat(server.get(grace.token(), fresh).text("gone")).isEqualTo("recalled");
    server.put(ada.token(), old + "/recall", null).isRefused(409, "too_late");
  }

  @Test
  void what_one_deletes_for_oneself_others_still_see() {
    String chat = server.chat(ada, false, grace);
    String message = said(chat, "Hello, wombat");
    said(chat, "Hello again");

    server.delete(grace.token(), message + "?for=me").isOk(204);
    server.delete(grace.token(), message + "?for=me").isOk(204);

    server.get(grace.token(), message).isRefused(404, "message_not_found");
    server.get(grace.token(), message + "/reactions").isRefused(404, "message_not_found");
    server.get(grace.token(), message + "/edits").isRefused(404, "message_not_found");
    Answer history = server.get(grace.token(), "/api/chats/" + chat + "/messages");
    assertThat(history.body().path("messages")).hasSize(1);
    assertThat(history.body().path("first").asLong())
        .isLessThan(history.body().at("/messages/0/seq").asLong());
    assertThat(found(grace)).isZero();
    assertThat(found(ada)).isEqualTo(1);
    server.get(ada.token(), message).isOk(200);
  }

  @Test
  void a_hidden_last_message_is_in_no_list() {
    Person reader = server.person("reader");
    String chat = server.chat(ada, false, reader);
    String message = said(chat, "Hello");

    server.delete(reader.token(), message + "?for=me").isOk(204);

    assertThat(server.get(reader.token(), "/api/chats").body().at("/chats/0").has("lastMessage"))
        .isFalse();
    assertThat(server.get(reader.token(), "/api/chats/" + chat).body().has("lastMessage"))
        .isFalse();
    assertThat(server.get(ada.token(), "/api/chats/" + chat).body().has("lastMessage")).isTrue();
  }

  @Test
  void refusals_have_their_codes() {
    String chat = server.chat(ada, false, grace);
    String message = said(chat, "Hello");
    String nothing = "/api/chats/" + chat + "/messages/77";
    String text = "{\"text\":\"x\"}";

    server.put(grace.token(), message, text).isRefused(403, "not_the_author");
    server.delete(grace.token(), message).isRefused(403, "forbidden");
    server.put(grace.token(), message + "/recall", null).isRefused(403, "not_the_author");
    server.put(mary.token(), message, text).isRefused(403, "not_a_member");
    server.delete(mary.token(), message + "?for=me").isRefused(403, "not_a_member");
    server.put(ada.token(), nothing, text).isRefused(404, "message_not_found");
    server.get(ada.token(), nothing).isRefused(404, "message_not_found");
    server.delete(ada.token(), nothing + "?for=me").isRefused(404, "message_not_found");
    server.get(mary.token(), message).isRefused(403, "not_a_member");
  }

  @Test
  void wrong_fields_are_named() {
    String message = said(server.chat(ada, false), "Hello");

    server.put(ada.token(), message, "{}").isWrongIn("text");
    server.put(ada.token(), message, "{\"text\":\"\"}").isWrongIn("text");
    server
        .put(ada.token(), message, "{\"text\":\"x\",\"attachments\":[\"y\"]}")
        .isWrongIn("attachments");
    server.delete(ada.token(), message + "?for=them").isWrongIn("for");
    server.get(ada.token(), message.replaceAll("[0-9]+$", "0")).isWrongIn("seq");
    server.get(ada.token(), message.replaceAll("[0-9]+$", "x")).isWrongIn("seq");
  }

  @Test
  void the_same_edit_with_its_key_is_one_edit() {
    String message = said(server.chat(ada, false), "Hello");
    String body = "{\"text\":\"Hello, world\"}";

    Answer first = server.put(ada.token(), message, body, "Idempotency-Key", "e-1");
    Answer second = server.put(ada.token(), message, body, "Idempotency-Key", "e-1");

    assertThat(second.isOk(200).body()).isEqualTo(first.isOk(200).body());
    server
        .put(ada.token(), message, "{\"text\":\"Else\"}", "Idempotency-Key", "e-1")
        .isRefused(409, "client_key_reused");
  }

  @Test
  void a_change_is_repeated_when_its_outcome_was_lost() {
    String message = said(server.chat(ada, false), "Hello");
    server.backbone.fails(Fault.OUTCOMES_LOST);

    Answer lost = server.delete(ada.token(), message, "Idempotency-Key", "d-1");
    server.backbone.fails(Fault.NONE);
    Answer found = server.delete(ada.token(), message, "Idempotency-Key", "d-1");

    lost.isRefused(503, "outcome_unknown");
    found.isOk(200);
  }

  private static int found(Person who) {
    return server
        .get(who.token(), "/api/search/messages?q=wombat")
        .isOk(200)
        .body()
        .path("hits")
        .size();
  }

  private static String said(String chat, String text) {
    Answer answer = server.say(ada, chat, UUID.randomUUID().toString(), text).isOk(201);
    return "/api/chats/" + chat + "/messages/" + answer.body().path("seq").asLong();
  }
}
