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

final class UserSearchTest {
  private final TestServer server = TestServer.start();
  private Person ada;

  @BeforeEach
  void people() {
    ada = server.person("ada");
    for (int i = 1; i <= 5; i++) {
      server.person("grace" + i);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void people_are_found_by_the_beginning_of_a_name() {
    Answer answer = find("q=ad");

    assertThat(answer.body().at("/users/0"))
        .isEqualTo(server.get(ada.token(), "/api/users/" + ada.id()).body());
    assertThat(answer.body().path("users")).hasSize(1);
    assertThat(answer.body().has("next")).isFalse();
  }

  @Test
  void people_come_in_pages() {
    Answer first = find("q=grace&limit=2");
    Answer second = find("q=grace&limit=2&cursor=" + first.text("next"));
    Answer third = find("q=grace&limit=2&cursor=" + second.text("next"));

    assertThat(names(first)).containsExactly("grace1", "grace2");
    assertThat(names(second)).containsExactly("grace3", "grace4");
    assertThat(names(third)).containsExactly("grace5");
    assertThat(third.body().has("next")).isFalse();
  }

  @Test
  void nobody_is_shown_under_a_name_that_is_no_longer_theirs() {
    Person mary = server.person("mary");
    assertThat(names(find("q=mary"))).containsExactly("mary");

    server.backbone.fails(Fault.SEARCH_BEHIND);
    assertThat(rename(mary, "harriet").status()).isEqualTo(200);

    assertThat(names(find("q=mary"))).isEmpty();
    server.backbone.fails(Fault.NONE);
    assertThat(names(find("q=harriet"))).containsExactly("harriet");
  }

  @Test
  void who_is_not_shown_leaves_no_hole_in_a_page_and_no_trace_in_a_cursor() {
    List<Person> hidden =
        List.of(server.person("grace21"), server.person("grace22"), server.person("grace23"));
    find("q=grace");
    server.backbone.fails(Fault.SEARCH_BEHIND);
    hidden.forEach(person -> rename(person, "x" + person.id().toString().substring(0, 8)));

    Answer first = find("q=grace&limit=2");
    Answer second = find("q=grace&limit=2&cursor=" + first.text("next"));

    assertThat(names(first)).containsExactly("grace1", "grace2");
    assertThat(first.text("next")).isEqualTo("grace2");
    assertThat(names(second)).containsExactly("grace3", "grace4");
  }

  @Test
  void who_does_not_want_to_be_found_is_found_by_the_whole_username_only() {
    Person mary = server.person("mary");
    assertThat(names(find("q=mar"))).containsExactly("mary");

    String privacy =
        """
        {"lastSeen":"nobody","details":"nobody","phone":"nobody","readReceipts":true,"findable":false}""";
    assertThat(server.call("PUT", mary.token(), "/api/users/me/privacy", privacy).status())
        .isEqualTo(200);

    assertThat(names(find("q=mar"))).isEmpty();
    assertThat(names(find("q=mary"))).containsExactly("mary");
    assertThat(names(server.get(mary.token(), "/api/search/users?q=mar"))).containsExactly("mary");
  }

  @Test
  void whom_somebody_has_blocked_finds_them_by_the_whole_username_only() {
    Person mary = server.person("mary");

    server.post(mary.token(), "/api/users/" + ada.id() + "/block", null);

    assertThat(names(find("q=mar"))).isEmpty();
    assertThat(names(find("q=mary"))).containsExactly("mary");
    assertThat(names(server.get(server.person("eve").token(), "/api/search/users?q=mar")))
        .containsExactly("mary");
  }

  @Test
  void wrong_parameters_are_named() {
    assertThat(find("").text("field")).isEqualTo("q");
    assertThat(find("q=%20%20").text("field")).isEqualTo("q");
    assertThat(find("q=" + "x".repeat(65)).text("field")).isEqualTo("q");
    assertThat(find("q=x&limit=0").text("field")).isEqualTo("limit");
    assertThat(find("q=x&limit=101").text("field")).isEqualTo("limit");
    assertThat(find("q=x&cursor=mine").text("field")).isEqualTo("cursor");
  }

  @Test
  void strangers_find_nobody() {
    assertThat(server.get(null, "/api/search/users?q=ada").status()).isEqualTo(401);
  }

  @Test
  void an_index_that_is_away_is_503() {
    server.backbone.fails(Fault.SEARCH_AWAY);

    Answer answer = find("q=ada");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("search_unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  private Answer find(String query) {
    return server.get(ada.token(), "/api/search/users?" + query);
  }

  private Answer rename(Person who, String username) {
    return server.call(
        "PUT", who.token(), "/api/users/me/username", "{\"username\":\"%s\"}".formatted(username));
  }

  private static List<String> names(Answer answer) {
    return StreamSupport.stream(answer.body().path("users").spliterator(), false)
        .map(user -> user.path("username"))
        .map(JsonNode::asText)
        .toList();
  }
}
