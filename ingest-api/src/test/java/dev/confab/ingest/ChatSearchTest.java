package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChatSearchTest {
  private final TestServer server = TestServer.start();
  private Person ada;
  private Person ben;

  @BeforeEach
  void people() {
    ada = server.person("ada");
    ben = server.person("ben");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everybody_finds_chats_that_anybody_may_join() {
    String chat = open("Cooks");

    Answer stranger = find(ben, "q=Coo");
    Answer member = find(ada, "q=Coo");

    JsonNode found = stranger.body().at("/chats/0");
    assertThat(found.path("id").asText()).isEqualTo(chat);
    assertThat(found.path("type").asText()).isEqualTo("group");
    assertThat(found.path("description").asText()).isEqualTo("About Cooks");
    assertThat(found.path("memberCount").asInt()).isEqualTo(1);
    assertThat(found.path("member").asBoolean()).isFalse();
    assertThat(member.body().at("/chats/0/member").asBoolean()).isTrue();
    assertThat(stranger.body().has("next")).isFalse();
  }

  @Test
  void chats_come_in_pages() {
    for (int i = 1; i <= 5; i++) {
      open("Cooks " + i);
    }

    Answer first = find(ben, "q=Cooks&limit=2");
    Answer second = find(ben, "q=Cooks&limit=2&cursor=" + next(first));
    Answer third = find(ben, "q=Cooks&limit=2&cursor=" + next(second));

    assertThat(names(first)).containsExactly("Cooks 1", "Cooks 2");
    assertThat(names(second)).containsExactly("Cooks 3", "Cooks 4");
    assertThat(names(third)).containsExactly("Cooks 5");
    assertThat(third.body().has("next")).isFalse();
  }

  @Test
  void without_words_everybody_sees_what_there_is_in_pages() {
    open("Sailors");
    open("Cooks");
    open("Bakers");

    Answer first = find(ben, "limit=2");

    assertThat(names(first)).containsExactly("Bakers", "Cooks");
    assertThat(names(find(ben, "limit=2&cursor=" + next(first)))).containsExactly("Sailors");
  }

  @Test
  void a_chat_that_was_closed_is_not_shown_although_the_index_has_it() {
    String chat = open("Cooks");
    assertThat(names(find(ben, "q=Cooks"))).containsExactly("Cooks");

    server.backbone.fails(Fault.SEARCH_BEHIND);
    close(chat);

    assertThat(names(find(ben, "q=Cooks"))).isEmpty();
    assertThat(names(find(ada, "q=Cooks"))).isEmpty();
  }

  @Test
  void a_chat_that_was_renamed_is_not_shown_for_its_old_name() {
    String chat = open("Cooks");
    find(ben, "q=Cooks");

    server.backbone.fails(Fault.SEARCH_BEHIND);
    server.put(ada.token(), "/api/chats/" + chat, "{\"name\":\"Bakers\"}").isOk(200);

    assertThat(names(find(ben, "q=Cooks"))).isEmpty();
    server.backbone.fails(Fault.NONE);
    assertThat(names(find(ben, "q=Bakers"))).containsExactly("Bakers");
  }

  @Test
  void pages_go_on_over_what_is_not_shown() {
    List<String> hidden = List.of(open("Cooks 1"), open("Cooks 2"), open("Cooks 3"));
    open("Cooks 4");
    open("Cooks 5");
    find(ben, "q=Cooks");
    server.backbone.fails(Fault.SEARCH_BEHIND);
    hidden.forEach(this::close);

    Answer first = find(ben, "q=Cooks&limit=2");

    assertThat(names(first)).containsExactly("Cooks 4");
    assertThat(first.text("next")).isEqualTo("Cooks 4");
    assertThat(names(find(ben, "q=Cooks&limit=2&cursor=" + next(first))))
        .containsExactly("Cooks 5");
  }

  @Test
  void wrong_parameters_are_named() {
    assertThat(find(ben, "q=").text("field")).isEqualTo("q");
    assertThat(find(ben, "q=%20%20").text("field")).isEqualTo("q");
    assertThat(find(ben, "q=" + "x".repeat(101)).text("field")).isEqualTo("q");
    assertThat(find(ben, "q=x&limit=0").text("field")).isEqualTo("limit");
    assertThat(find(ben, "q=x&limit=101").text("field")).isEqualTo("limit");
    assertThat(find(ben, "q=x&cursor=mine").text("field")).isEqualTo("cursor");
  }

  @Test
  void strangers_to_the_server_find_nothing() {
    assertThat(server.get(null, "/api/search/chats?q=Cooks").status()).isEqualTo(401);
  }

  @Test
  void an_index_that_is_away_is_503() {
    server.backbone.fails(Fault.SEARCH_AWAY);

    Answer answer = find(ben, "q=Cooks");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("search_unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  private String open(String name) {
    String body =
        """
        {"type":"group","name":"%s","description":"About %s","open":true}"""
            .formatted(name, name);
    return server.post(ada.token(), "/api/chats", body).text("id");
  }

  private void close(String chat) {
    String settings =
        """
        {"open":false,"slowModeSeconds":0,"recallSeconds":120,"memberPermissions":["send_messages"]}""";
    server.put(ada.token(), "/api/chats/" + chat + "/settings", settings).isOk(200);
  }

  private Answer find(Person who, String query) {
    return server.get(who.token(), "/api/search/chats?" + query);
  }

  private static String next(Answer answer) {
    return answer.text("next").replace(" ", "%20");
  }

  private static List<String> names(Answer answer) {
    return StreamSupport.stream(answer.body().path("chats").spliterator(), false)
        .map(chat -> chat.path("name"))
        .map(JsonNode::asText)
        .toList();
  }
}
