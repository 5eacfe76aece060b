package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chat of two people over HTTP. */
class DirectChatTest {
  private static TestServer server;

  private Person ada;
  private Person grace;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void twoPeople() {
    String nonce = UUID.randomUUID().toString().substring(0, 8);
    ada = server.person("ada-" + nonce);
    grace = server.person("grace-" + nonce);
  }

  @Test
  void whoever_opens_it_it_is_one_chat() {
    Answer opened = open(ada, grace);
    Answer found = open(grace, ada);

    assertThat(opened.status()).isEqualTo(201);
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.text("id")).isEqualTo(opened.text("id"));
    assertThat(opened.text("type")).isEqualTo("direct");
    assertThat(opened.text("peerId")).isEqualTo(grace.id().toString());
    assertThat(found.text("peerId")).isEqualTo(ada.id().toString());
  }

  @Test
  void it_looks_the_same_when_it_is_read() {
    Answer opened = open(ada, grace);

    assertThat(server.get(ada.token(), "/api/chats/" + opened.text("id")).body())
        .isEqualTo(opened.body());
  }

  @Test
  void the_list_of_chats_says_who_the_other_one_is() {
    open(ada, grace);

    assertThat(server.get(grace.token(), "/api/chats").body().at("/chats/0/peerId").asText())
        .isEqualTo(ada.id().toString());
  }

  @Test
  void nobody_leaves_it() {
    String chat = open(ada, grace).text("id");

    Answer left = server.post(ada.token(), "/api/chats/" + chat + "/leave", null);

    assertThat(left.status()).isEqualTo(409);
    assertThat(left.code()).isEqualTo("direct_chat");
  }

  @Test
  void who_is_blocked_neither_writes_nor_opens() {
    String chat = open(ada, grace).text("id");
    server.backbone.chats().block(UUID.fromString(chat));

    Answer said = server.say(grace, chat, "m-1", "Tea?");

    assertThat(said.status()).isEqualTo(403);
    assertThat(said.code()).isEqualTo("blocked");
  }

  @Test
  void somebody_who_is_not_there_is_not_opened() {
    Answer refused =
        server.post(ada.token(), "/api/chats", body("\"" + UUID.randomUUID() + "\"", ""));

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.code()).isEqualTo("user_not_found");
  }

  @Test
  void it_has_the_other_one_and_nothing_else() {
    String other = "\"" + grace.id() + "\"";

    assertThat(refusedField(body("", ""))).isEqualTo("members");
    assertThat(refusedField(body("\"" + ada.id() + "\"", ""))).isEqualTo("members");
    assertThat(refusedField(body(other + ",\"" + ada.id() + "\"", ""))).isEqualTo("members");
    assertThat(refusedField(body(other, ",\"name\":\"Us\""))).isEqualTo("name");
    assertThat(refusedField(body(other, ",\"description\":\"Us\""))).isEqualTo("description");
    assertThat(refusedField(body(other, ",\"open\":true"))).isEqualTo("open");
  }

  private String refusedField(String body) {
    Answer refused = server.post(ada.token(), "/api/chats", body);
    assertThat(refused.status()).isEqualTo(400);
    return refused.text("field");
  }

  private static Answer open(Person actor, Person other) {
    return server.post(actor.token(), "/api/chats", body("\"" + other.id() + "\"", ""));
  }

  private static String body(String members, String more) {
    return "{\"type\":\"direct\",\"members\":[%s]%s}".formatted(members, more);
  }
}
