package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class BanTest {
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
  void who_is_banned_is_out_until_they_are_unbanned() {
    String chat = "/api/chats/" + server.chat(ada, true, grace);
    String ban = chat + "/bans/" + grace.id();

    server.put(ada.token(), ban, null).isOk(200);

    server.get(grace.token(), chat + "/messages").isRefused(403, "not_a_member");
    server.post(grace.token(), chat + "/join", null).isRefused(403, "banned");
    server.delete(ada.token(), ban).isOk(200);
    server.post(grace.token(), chat + "/join", null).isOk(200);
    server.delete(ada.token(), ban).isRefused(409, "not_banned");
  }

  @Test
  void the_banned_come_in_pages_with_their_names() {
    String chat = "/api/chats/" + server.chat(ada, true, grace);
    server.put(ada.token(), chat + "/bans/" + grace.id(), null).isOk(200);
    server.put(ada.token(), chat + "/bans/" + mary.id(), null).isOk(200);

    Answer first = server.get(ada.token(), chat + "/bans?limit=1");
    Answer second = server.get(ada.token(), chat + "/bans?limit=1&cursor=" + first.text("next"));

    assertThat(
            first.body().at("/banned/0/username").asText()
                + second.body().at("/banned/0/username").asText())
        .isIn("gracemary", "marygrace");
    assertThat(first.body().at("/banned/0/bannedBy").asText()).isEqualTo(ada.id().toString());
    assertThat(second.body().has("next")).isFalse();
  }

  @Test
  void the_list_is_for_those_who_may_remove_members() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);

    server.get(grace.token(), chat + "/bans").isRefused(403, "forbidden");
    server.get(mary.token(), chat + "/bans").isRefused(403, "not_a_member");
    server.put(grace.token(), chat + "/bans/" + mary.id(), null).isRefused(403, "forbidden");
    server
        .put(ada.token(), chat + "/bans/" + UUID.randomUUID(), null)
        .isRefused(404, "user_not_found");
  }
}
