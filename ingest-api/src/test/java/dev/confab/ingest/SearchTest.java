package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SearchTest {
  private static TestServer server;
  private static Person ada;
  private static Person grace;
  private static String hers;
  private static String shared;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
    grace = server.person("grace");
    hers = server.chat(ada, false);
    shared = server.chat(ada, false);
    server.say(ada, hers, "m-1", "engine one");
    server.say(ada, shared, "m-2", "engine two");
    server.post(
        ada.token(),
        "/api/chats/" + shared + "/members",
        "{\"userId\":\"%s\"}".formatted(grace.id()));
    server.say(ada, shared, "m-3", "engine three");
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
  void all_of_ones_chats_are_searched() {
    Answer answer = search(ada, "q=engine");

    assertThat(answer.body().path("total").asInt()).isEqualTo(3);
    assertThat(answer.body().at("/hits/0/text").asText()).isEqualTo("engine three");
    assertThat(answer.body().at("/hits/0/highlight").asText()).isEqualTo("<em>engine</em> three");
  }

  @Test
  void nobody_finds_what_they_may_not_see() {
    Answer answer = search(grace, "q=engine");

    assertThat(answer.body().path("total").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/hits/0/text").asText()).isEqualTo("engine three");
  }

  @Test
  void one_chat_is_searched() {
    assertThat(search(ada, "q=engine&chatId=" + hers).body().path("total").asInt()).isEqualTo(1);
    assertThat(search(grace, "q=engine&chatId=" + hers).code()).isEqualTo("not_a_member");
    assertThat(search(ada, "q=engine&chatId=" + UUID.randomUUID()).code())
        .isEqualTo("chat_not_found");
  }

  @Test
  void hits_come_in_pages() {
    Answer page = search(ada, "q=engine&limit=2");
    Answer rest = search(ada, "q=engine&limit=2&cursor=" + page.text("next"));

    assertThat(page.body().path("hits")).hasSize(2);
    assertThat(rest.body().path("hits")).hasSize(1);
    assertThat(rest.body().has("next")).isFalse();
  }

  @Test
  void somebody_without_chats_finds_nothing() {
    assertThat(search(server.person("mary"), "q=engine").body().path("total").asInt()).isZero();
  }

  @Test
  void wrong_parameters_are_named() {
    assertThat(search(ada, "").text("field")).isEqualTo("q");
    assertThat(search(ada, "q=%20%20").text("field")).isEqualTo("q");
    assertThat(search(ada, "q=" + "x".repeat(257)).text("field")).isEqualTo("q");
    assertThat(search(ada, "q=x&chatId=1").text("field")).isEqualTo("chatId");
    assertThat(search(ada, "q=x&limit=101").text("field")).isEqualTo("limit");
    assertThat(search(ada, "q=x&cursor=mine").text("field")).isEqualTo("cursor");
  }

  @Test
  void an_index_that_is_away_is_503() {
    server.backbone.fails(Fault.SEARCH_AWAY);

    Answer answer = search(ada, "q=engine");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("search_unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  private static Answer search(Person who, String query) {
    return server.get(who.token(), "/api/search/messages?" + query);
  }
}
