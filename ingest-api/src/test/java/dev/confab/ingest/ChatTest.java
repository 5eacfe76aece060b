package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

final class ChatTest {
  private static TestServer server;
  private static Person ada;
  private static Person grace;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
    grace = server.person("grace");
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
  void a_new_chat_looks_the_same_when_it_is_read() {
    Answer made =
        server.post(
            ada.token(),
            "/api/chats",
            """
            {"type":"group","name":"Engines","description":"Analytical","members":["%s","%s","%s"]}"""
                .formatted(grace.id(), grace.id(), ada.id()));

    Answer read = server.get(ada.token(), "/api/chats/" + made.text("id"));

    assertThat(made.status()).isEqualTo(201);
    assertThat(read.body()).isEqualTo(made.body());
    assertThat(read.text("role")).isEqualTo("owner");
    assertThat(read.body().path("memberCount").asInt()).isEqualTo(2);
    assertThat(read.body().path("open").asBoolean()).isFalse();
  }

  @Test
  void answers_carry_how_far_the_next_one_must_have_come() {
    Answer made = server.post(ada.token(), "/api/chats", "{\"type\":\"group\",\"name\":\"Now\"}");
    String written = made.header("Consistency-Token");

    Answer read = server.get(ada.token(), "/api/chats/" + made.text("id"), written);
    Answer list = server.get(ada.token(), "/api/chats", written);

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("Consistency-Token")).isEqualTo(written);
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.header("Consistency-Token")).isNotEmpty();
  }

  @Test
  void a_token_that_no_node_made_is_refused_before_anything_is_done() {
    Answer refused =
        server.post(
            ada.token(),
            "/api/chats",
            "{\"type\":\"group\",\"name\":\"Never\"}",
            "Consistency-Token",
            "nonsense");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("field")).isEqualTo("Consistency-Token");
    assertThat(server.get(ada.token(), "/api/chats").body().toString()).doesNotContain("Never");
  }

  @Test
  void the_same_key_makes_one_chat() {
    String body = "{\"type\":\"group\",\"name\":\"Once\"}";
    Answer first = server.post(ada.token(), "/api/chats", body, "Idempotency-Key", "c-1");

    Answer second = server.post(ada.token(), "/api/chats", body, "Idempotency-Key", "c-1");
    Answer other =
        server.post(
            ada.token(),
            "/api/chats",
            "{\"type\":\"group\",\"name\":\"Another\"}",
            "Idempotency-Key",
            "c-1");

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("chat_exists");
  }

  @Test
  void the_same_key_of_two_people_makes_two_chats() {
    String body = "{\"type\":\"group\",\"name\":\"Twice\"}";

    Answer hers = server.post(ada.token(), "/api/chats", body, "Idempotency-Key", "c-2");
    Answer theirs = server.post(grace.token(), "/api/chats", body, "Idempotency-Key", "c-2");

    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.text("id")).isNotEqualTo(hers.text("id"));
  }

  @Test
  void a_member_who_does_not_exist_is_named() {
    UUID nobody = UUID.randomUUID();

    Answer answer =
        server.post(
            ada.token(),
            "/api/chats",
            "{\"type\":\"group\",\"name\":\"x\",\"members\":[\"%s\"]}".formatted(nobody));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("user_not_found");
    assertThat(answer.text("detail")).contains(nobody.toString());
  }

  @Test
  void wrong_fields_are_named() {
    assertField("{\"name\":\"x\"}", "type");
    assertField("{\"type\":\"club\",\"name\":\"x\"}", "type");
    assertField("{\"type\":\"group\",\"name\":\"  \"}", "name");
    assertField("{\"type\":\"group\",\"name\":\"%s\"}".formatted("x".repeat(101)), "name");
    assertField("{\"type\":\"group\",\"name\":\"x\",\"open\":\"yes\"}", "open");
    assertField("{\"type\":\"group\",\"name\":\"x\",\"members\":\"me\"}", "members");
    assertField("{\"type\":\"group\",\"name\":\"x\",\"members\":[\"me\"]}", "members");
    assertField("{\"type\":\"group\",\"name\":\"x\",\"members\":[{}]}", "members");
    assertField(
        "{\"type\":\"group\",\"name\":\"x\",\"description\":\"%s\"}".formatted("x".repeat(1001)),
        "description");
  }

  @Test
  void a_closed_chat_is_for_its_members() {
    String closed = server.chat(ada, false);

    Answer answer = server.get(grace.token(), "/api/chats/" + closed);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("not_a_member");
  }

  @Test
  void an_open_chat_shows_itself_but_not_what_is_said() {
    String open = server.chat(ada, true);
    server.say(ada, open, "m-1", "Hello");

    Answer answer = server.get(grace.token(), "/api/chats/" + open);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().has("role")).isFalse();
    assertThat(answer.body().has("lastMessage")).isFalse();
  }

  @Test
  void no_chat_is_404() {
    Answer answer = server.get(ada.token(), "/api/chats/" + UUID.randomUUID());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("chat_not_found");
  }

  @Test
  void the_list_has_the_last_active_chat_first_and_pages() {
    Person mary = server.person("mary");
    String first = server.chat(mary, false);
    String second = server.chat(mary, false, ada);
    String third = server.chat(mary, false);
    server.say(ada, second, "m-1", "Hello");

    List<JsonNode> chats = new ArrayList<>();
    Answer page = server.get(mary.token(), "/api/chats?limit=2");
    page.body().path("chats").forEach(chats::add);
    Answer rest = server.get(mary.token(), "/api/chats?limit=2&cursor=" + page.text("next"));
    rest.body().path("chats").forEach(chats::add);

    assertThat(chats.stream().map(chat -> chat.path("id").asText()))
        .containsExactly(second, third, first);
    assertThat(rest.body().has("next")).isFalse();
    assertThat(chats.getFirst().path("unread").asInt()).isEqualTo(1);
    assertThat(chats.getFirst().at("/lastMessage/text").asText()).isEqualTo("Hello");
    assertThat(chats.getFirst().at("/lastMessage").has("clientMsgId")).isFalse();
  }

  @Test
  void a_list_of_many_chats_is_loaded_in_batches() {
    Person many = server.person("many");
    for (int i = 0; i < 300; i++) {
      server.chat(many, false);
    }

    Answer page = server.get(many.token(), "/api/chats?limit=200");
    Answer rest = server.get(many.token(), "/api/chats?limit=200&cursor=" + page.text("next"));

    assertThat(page.body().path("chats")).hasSize(200);
    assertThat(rest.body().path("chats")).hasSize(100);
  }

  @Test
  void a_cursor_of_ones_own_making_is_refused() {
    assertThat(server.get(ada.token(), "/api/chats?cursor=abc").text("field")).isEqualTo("cursor");
    assertThat(server.get(ada.token(), "/api/chats?cursor=***").text("field")).isEqualTo("cursor");
    assertThat(server.get(ada.token(), "/api/chats?limit=0").text("field")).isEqualTo("limit");
    assertThat(server.get(ada.token(), "/api/chats?limit=201").text("field")).isEqualTo("limit");
    assertThat(server.get(ada.token(), "/api/chats?limit=1&limit=2").text("field"))
        .isEqualTo("limit");
    assertThat(server.get(ada.token(), "/api/chats?limit=ten").text("field")).isEqualTo("limit");
  }

  @Test
  void views_that_are_away_do_not_spoil_a_commit() {
    server.backbone.fails(Fault.VIEWS_AWAY);

    Answer made = server.post(ada.token(), "/api/chats", "{\"type\":\"group\",\"name\":\"x\"}");
    Answer list = server.get(ada.token(), "/api/chats");

    assertThat(made.status()).isEqualTo(201);
    assertThat(list.status()).isEqualTo(503);
    assertThat(list.code()).isEqualTo("view_behind");
    assertThat(list.header("Retry-After")).isEqualTo("1");
  }

  private static void assertField(String body, String field) {
    Answer answer = server.post(ada.token(), "/api/chats", body);
    assertThat(answer.status()).as(body).isEqualTo(400);
    assertThat(answer.text("field")).as(body).isEqualTo(field);
  }
}
