package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ChatPreferenceTest {
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
  void preferences_are_ones_own() {
    String chat = "/api/chats/" + server.chat(ada, false, grace) + "/preferences";
    String wish =
        """
        {"archived":false,"pinned":true,"muted":true,"mutedUntil":"2026-02-01T08:00:00Z"}""";

    Answer changed = server.put(ada.token(), chat, wish);

    assertThat(changed.isOk(200).body().toString()).isEqualTo(wish);
    assertThat(changed.header("Consistency-Token")).isNotEmpty();
    assertThat(server.get(ada.token(), chat).body()).isEqualTo(changed.body());
    assertThat(server.get(grace.token(), chat).isOk(200).body().toString())
        .isEqualTo("{\"archived\":false,\"pinned\":false,\"muted\":false}");
  }

  @Test
  void pinned_chats_come_first_and_archived_ones_apart() {
    Person reader = server.person("reader");
    String pinned = server.chat(reader, false);
    String archived = server.chat(reader, false);
    String second = server.chat(reader, false);
    String newest = server.chat(reader, false);
    prefer(reader, pinned, false, true);
    prefer(reader, archived, true, false);

    assertThat(listed(reader, "")).containsExactly(pinned, newest, second);
    assertThat(listed(reader, "?archived=true")).containsExactly(archived);

    Answer first = server.get(reader.token(), "/api/chats?limit=1");
    assertThat(first.body().at("/chats/0/preferences/pinned").asBoolean()).isTrue();
    assertThat(listed(reader, "?limit=1&cursor=" + first.text("next"))).containsExactly(newest);
  }

  @Test
  void strangers_have_no_preferences() {
    String chat = "/api/chats/" + server.chat(ada, true) + "/preferences";
    String wish = "{\"archived\":false,\"pinned\":true,\"muted\":false}";

    server.get(mary.token(), chat).isRefused(403, "not_a_member");
    server.put(mary.token(), chat, wish).isRefused(403, "not_a_member");
  }

  @Test
  void wrong_fields_are_named() {
    String chat = "/api/chats/" + server.chat(ada, false) + "/preferences";

    server.put(ada.token(), chat, "{\"archived\":true,\"muted\":false}").isWrongIn("pinned");
    server
        .put(ada.token(), chat, "{\"archived\":1,\"pinned\":true,\"muted\":false}")
        .isWrongIn("archived");
    server
        .put(
            ada.token(),
            chat,
            """
            {"archived":true,"pinned":true,"muted":false,"mutedUntil":"2026-02-01T08:00:00Z"}""")
        .isWrongIn("mutedUntil");
    server
        .put(
            ada.token(),
            chat,
            "{\"archived\":true,\"pinned\":true,\"muted\":true,\"mutedUntil\":\"soon\"}")
        .isWrongIn("mutedUntil");
    server.get(ada.token(), "/api/chats?archived=yes").isWrongIn("archived");
  }

  private static void prefer(Person who, String chat, boolean archived, boolean pinned) {
    server
        .put(
            who.token(),
            "/api/chats/" + chat + "/preferences",
            "{\"archived\":%s,\"pinned\":%s,\"muted\":false}".formatted(archived, pinned))
        .isOk(200);
  }

  private static List<String> listed(Person who, String query) {
    List<String> ids = new ArrayList<>();
    server
        .get(who.token(), "/api/chats" + query)
        .isOk(200)
        .body()
        .path("chats")
        .forEach(chat -> ids.add(chat.path("id").asText()));
    return ids;
  }
}
