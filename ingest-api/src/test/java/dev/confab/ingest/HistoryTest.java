package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class HistoryTest {
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
  void history_is_read_around_a_message() {
    String chat = server.chat(ada, false);
    List<Answer> said = saying(chat, 5);
    String path = "/api/chats/" + chat + "/messages";

    Answer around = server.get(ada.token(), path + "?limit=3&around=" + seq(said.get(2)));

    assertThat(texts(around)).containsExactly("text 2", "text 3", "text 4");
    assertThat(around.body().path("older").asBoolean()).isTrue();
    assertThat(around.body().path("newer").asBoolean()).isTrue();
    assertThat(around.body().path("more").asBoolean()).isTrue();
  }

  @Test
  void history_is_read_by_time() {
    String chat = server.chat(ada, false);
    List<Answer> said = saying(chat, 5);
    String path = "/api/chats/" + chat + "/messages?limit=2";
    Instant third = Instant.parse(said.get(2).text("sentAt"));

    Answer before = server.get(ada.token(), path + "&beforeTime=" + third);
    Answer after = server.get(ada.token(), path + "&afterTime=" + third);
    Answer around = server.get(ada.token(), path + "&aroundTime=" + third);

    assertThat(texts(before)).containsExactly("text 1", "text 2");
    assertThat(before.body().path("more").asBoolean()).isFalse();
    assertThat(texts(after)).containsExactly("text 3", "text 4");
    assertThat(after.body().path("more").asBoolean()).isTrue();
    assertThat(texts(around)).containsExactly("text 2", "text 3");
  }

  @Test
  void a_thread_has_its_own_history() {
    String chat = server.chat(ada, false, grace);
    long root = seq(server.say(ada, chat, "m-0", "root"));
    for (int i = 1; i <= 3; i++) {
      reply(chat, root, i).isOk(201);
    }
    String path = "/api/chats/" + chat + "/messages/" + root;

    Answer thread = server.get(grace.token(), path + "/thread?limit=2");

    assertThat(texts(thread)).containsExactly("reply 2", "reply 3");
    assertThat(thread.body().path("more").asBoolean()).isTrue();
    assertThat(thread.body().at("/messages/0/threadRoot").asLong()).isEqualTo(root);
    assertThat(server.get(grace.token(), path).body().at("/thread/replies").asLong()).isEqualTo(3);
    server.get(mary.token(), path + "/thread").isRefused(403, "not_a_member");
    server
        .get(ada.token(), "/api/chats/" + chat + "/messages/77/thread")
        .isRefused(404, "message_not_found");
    reply(chat, 77, 4).isRefused(400, "thread_root_not_found");
  }

  @Test
  void a_message_of_attachments_needs_no_text() {
    String chat = server.chat(ada, false);
    String file = "3e2f1a0b-9c8d-4e7f-a6b5-c4d3e2f1a0b9";

    Answer said =
        server.post(
            ada.token(),
            "/api/chats/" + chat + "/messages",
            "{\"clientMsgId\":\"m-1\",\"attachments\":[\"%s\"]}".formatted(file));
    Answer read = server.get(ada.token(), "/api/chats/" + chat + "/messages");

    assertThat(said.isOk(201).body().at("/attachments/0").asText()).isEqualTo(file);
    assertThat(read.body().at("/messages/0/attachments/0").asText()).isEqualTo(file);
  }

  @Test
  void history_has_one_place() {
    String path = "/api/chats/" + server.chat(ada, false) + "/messages";

    server.get(ada.token(), path + "?around=3&before=1").isWrongIn("around");
    server.get(ada.token(), path + "?around=-1").isWrongIn("around");
    server
        .get(ada.token(), path + "?after=3&beforeTime=2026-01-31T10:00:00Z")
        .isWrongIn("beforeTime");
    server.get(ada.token(), path + "?beforeTime=yesterday").isWrongIn("beforeTime");
  }

  private static Answer reply(String chat, long root, int i) {
    return server.post(
        grace.token(),
        "/api/chats/" + chat + "/messages",
        "{\"clientMsgId\":\"r-%d\",\"text\":\"reply %d\",\"threadRoot\":%d}".formatted(i, i, root));
  }

  private static List<Answer> saying(String chat, int count) {
    List<Answer> said = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      said.add(server.say(ada, chat, "m-" + i, "text " + i).isOk(201));
    }
    return said;
  }

  private static long seq(Answer said) {
    return said.body().path("seq").asLong();
  }

  private static List<String> texts(Answer page) {
    List<String> texts = new ArrayList<>();
    page.isOk(200)
        .body()
        .path("messages")
        .forEach(message -> texts.add(message.path("text").asText()));
    return texts;
  }
}
