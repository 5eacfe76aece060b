package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PinTest {
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
  void pinned_messages_are_listed_newest_first_until_they_are_unpinned() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String first = said(chat, "m-1");
    String second = said(chat, "m-2");

    server.put(ada.token(), first + "/pin", null).isOk(200);
    server.put(ada.token(), second + "/pin", null).isOk(200);
    Answer both = server.get(grace.token(), chat + "/pins").isOk(200);
    server.delete(ada.token(), second + "/pin").isOk(200);
    server.delete(ada.token(), second + "/pin").isOk(200);

    assertThat(both.body().at("/pins/0/message/text").asText()).isEqualTo("m-2");
    assertThat(both.body().at("/pins/0/message/pinned").asBoolean()).isTrue();
    assertThat(both.body().at("/pins/0/pinnedBy").asText()).isEqualTo(ada.id().toString());
    assertThat(both.body().path("pins")).hasSize(2);
    assertThat(server.get(ada.token(), chat + "/pins").body().path("pins")).hasSize(1);
    assertThat(server.get(ada.token(), chat).body().path("pinnedCount").asInt()).isEqualTo(1);
  }

  @Test
  void what_one_has_hidden_is_no_pin_of_ones_own() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String message = said(chat, "m-1");
    server.put(ada.token(), message + "/pin", null).isOk(200);

    server.delete(grace.token(), message + "?for=me").isOk(204);

    assertThat(server.get(grace.token(), chat + "/pins").body().path("pins")).isEmpty();
    assertThat(server.get(ada.token(), chat + "/pins").body().path("pins")).hasSize(1);
  }

  @Test
  void pins_are_for_members_and_pinning_needs_a_permission() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String message = said(chat, "m-1");

    server.put(grace.token(), message + "/pin", null).isRefused(403, "forbidden");
    server.get(mary.token(), chat + "/pins").isRefused(403, "not_a_member");
    server.put(ada.token(), chat + "/messages/77/pin", null).isRefused(404, "message_not_found");
  }

  private static String said(String chat, String text) {
    Answer answer = server.say(ada, chat.substring("/api/chats/".length()), text, text).isOk(201);
    return chat + "/messages/" + answer.body().path("seq").asLong();
  }
}
