package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MarkTest {
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
  void what_is_read_is_not_unread_any_more() {
    String id = server.chat(ada, false, grace);
    String chat = "/api/chats/" + id;
    server.say(ada, id, "m-1", "one");
    server.say(ada, id, "m-2", "two, @grace");
    server.say(ada, id, "m-3", "three");
    Answer before = server.get(grace.token(), chat);

    Answer marked = server.put(grace.token(), chat + "/marks", "{\"readNo\":2}");
    server.put(grace.token(), chat + "/marks", "{\"readNo\":1,\"receivedNo\":3}").isOk(202);
    Answer after = server.get(grace.token(), chat);

    marked.isOk(202);
    assertThat(before.body().path("unread").asLong()).isEqualTo(3);
    assertThat(before.body().path("unreadMentions").asLong()).isEqualTo(1);
    assertThat(after.body().path("unread").asLong()).isEqualTo(1);
    assertThat(after.body().path("unreadMentions").asLong()).isZero();
    assertThat(after.body().path("readNo").asLong()).isEqualTo(2);
    assertThat(after.body().path("receivedNo").asLong()).isEqualTo(3);
  }

  @Test
  void nobody_reads_what_was_never_said() {
    String id = server.chat(ada, false, grace);
    server.say(ada, id, "m-1", "one");
    String marks = "/api/chats/" + id + "/marks";

    server.put(grace.token(), marks, "{\"readNo\":100}").isWrongIn("readNo");
    server.put(grace.token(), marks, "{\"readNo\":1,\"receivedNo\":100}").isWrongIn("receivedNo");
    server.put(grace.token(), marks, "{\"readNo\":0}").isWrongIn("readNo");
    server.put(grace.token(), marks, "{}").isWrongIn("readNo");
  }

  @Test
  void a_message_that_the_view_does_not_know_yet_is_waited_for() {
    String id = server.chat(ada, false, grace);
    server.backbone.fails(Fault.VIEWS_BEHIND);

    Answer answer = server.put(grace.token(), "/api/chats/" + id + "/marks", "{\"readNo\":1}");

    server.backbone.fails(Fault.NONE);
    answer.isRefused(503, "view_behind");
  }

  @Test
  void what_the_log_may_not_have_is_to_be_said_again() {
    String id = server.chat(ada, false, grace);
    server.say(ada, id, "m-1", "one");
    server.backbone.fails(Fault.OUTCOMES_LOST);

    Answer answer = server.put(grace.token(), "/api/chats/" + id + "/marks", "{\"readNo\":1}");

    server.backbone.fails(Fault.NONE);
    answer.isRefused(503, "outcome_unknown");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void strangers_have_read_nothing() {
    String id = server.chat(ada, true);
    server.say(ada, id, "m-1", "one");

    server
        .put(mary.token(), "/api/chats/" + id + "/marks", "{\"readNo\":1}")
        .isRefused(403, "not_a_member");
    server
        .put(mary.token(), "/api/chats/" + mary.id() + "/marks", "{\"readNo\":1}")
        .isRefused(404, "chat_not_found");
  }

  @Test
  void who_has_read_a_message_is_named_unless_they_do_not_want_it() {
    Person shy = server.person("shy");
    String id = server.chat(ada, false, grace, shy, mary);
    long seq = server.say(ada, id, "m-1", "one").body().path("seq").asLong();
    for (Person reader : new Person[] {grace, shy}) {
      server.put(reader.token(), "/api/chats/" + id + "/marks", "{\"readNo\":1}").isOk(202);
    }
    server.put(mary.token(), "/api/chats/" + id + "/marks", "{\"receivedNo\":1}").isOk(202);
    Answer privacy = server.get(shy.token(), "/api/users/me/privacy");
    server.put(
        shy.token(),
        "/api/users/me/privacy",
        privacy.body().toString().replace("\"readReceipts\":true", "\"readReceipts\":false"));

    Answer readers =
        server.get(ada.token(), "/api/chats/" + id + "/messages/" + seq + "/readers").isOk(200);

    assertThat(readers.body().path("readCount").asLong()).isEqualTo(2);
    assertThat(readers.body().path("deliveredCount").asLong()).isEqualTo(3);
    assertThat(readers.body().path("readers")).hasSize(1);
    assertThat(readers.body().at("/readers/0/userId").asText()).isEqualTo(grace.id().toString());
  }
}
