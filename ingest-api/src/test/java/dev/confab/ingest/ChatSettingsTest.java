package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ChatSettingsTest {
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
  void a_chat_is_called_something_else() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String avatar = "3e2f1a0b-9c8d-4e7f-a6b5-c4d3e2f1a0b9";

    Answer changed =
        server.put(
            ada.token(),
            chat,
            "{\"name\":\"Looms\",\"description\":\"Jacquard\",\"avatarId\":\"%s\"}"
                .formatted(avatar));
    Answer read = server.get(grace.token(), chat);
    server.put(ada.token(), chat, "{\"name\":\"Looms\"}").isOk(200);

    assertThat(changed.isOk(200).body().path("seq").asLong())
        .isEqualTo(read.body().path("lastSeq").asLong());
    assertThat(read.text("name")).isEqualTo("Looms");
    assertThat(read.text("description")).isEqualTo("Jacquard");
    assertThat(read.text("avatarId")).isEqualTo(avatar);
    assertThat(server.get(grace.token(), chat).body().has("description")).isFalse();
  }

  @Test
  void the_rules_are_changed_as_a_whole() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String rules =
        """
        {"open":true,"slowModeSeconds":30,"recallSeconds":60,\
        "memberPermissions":["send_messages","mention_all"]}""";

    Answer changed = server.put(ada.token(), chat + "/settings", rules);
    Answer read = server.get(grace.token(), chat + "/settings");

    assertThat(changed.isOk(200).body().toString()).isEqualTo(rules);
    assertThat(read.body()).isEqualTo(changed.body());
    assertThat(server.get(mary.token(), chat).text("name")).isEqualTo("Engines");
    server.get(mary.token(), chat + "/settings").isRefused(403, "not_a_member");
  }

  @Test
  void slow_mode_says_when_to_come_back() {
    String id = server.chat(ada, false, grace);
    server
        .put(
            ada.token(),
            "/api/chats/" + id + "/settings",
            """
            {"open":false,"slowModeSeconds":30,"recallSeconds":0,\
            "memberPermissions":["send_messages"]}""")
        .isOk(200);
    server.say(grace, id, "m-1", "Hello").isOk(201);

    Answer answer = server.say(grace, id, "m-2", "Hello again");

    answer.isRefused(429, "slow_down");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(28, 30);
  }

  @Test
  void in_a_channel_members_read() {
    Answer made =
        server.post(
            ada.token(),
            "/api/chats",
            "{\"type\":\"channel\",\"name\":\"News\",\"members\":[\"%s\"]}".formatted(grace.id()));
    String id = made.isOk(201).text("id");

    assertThat(made.text("type")).isEqualTo("channel");
    assertThat(server.get(ada.token(), "/api/chats/" + id).body()).isEqualTo(made.body());
    server.say(grace, id, "m-1", "Hello").isRefused(403, "forbidden");
    assertThat(server.get(grace.token(), "/api/chats/" + id).body().path("permissions")).isEmpty();
  }

  @Test
  void wrong_fields_are_named() {
    String chat = "/api/chats/" + server.chat(ada, false);
    String rules =
        "{\"open\":false,\"slowModeSeconds\":%s,\"recallSeconds\":%s,\"memberPermissions\":%s}";

    server.put(ada.token(), chat, "{}").isWrongIn("name");
    server.put(ada.token(), chat, "{\"name\":\"  \"}").isWrongIn("name");
    server.put(ada.token(), chat, "{\"name\":\"x\",\"avatarId\":\"y\"}").isWrongIn("avatarId");
    server
        .put(ada.token(), chat + "/settings", rules.formatted(21_601, 0, "[]"))
        .isWrongIn("slowModeSeconds");
    server
        .put(ada.token(), chat + "/settings", rules.formatted(-1, 0, "[]"))
        .isWrongIn("slowModeSeconds");
    server
        .put(ada.token(), chat + "/settings", rules.formatted(0, 172_801, "[]"))
        .isWrongIn("recallSeconds");
    server
        .put(ada.token(), chat + "/settings", rules.formatted(0, 0, "[\"fly\"]"))
        .isWrongIn("memberPermissions");
    server
        .put(ada.token(), chat + "/settings", rules.formatted(0, 0, "null"))
        .isWrongIn("memberPermissions");
  }

  @Test
  void a_direct_chat_has_neither() {
    Answer direct =
        server.post(
            ada.token(),
            "/api/chats",
            "{\"type\":\"direct\",\"members\":[\"%s\"]}".formatted(mary.id()));
    String chat = "/api/chats/" + direct.text("id");

    server.put(ada.token(), chat, "{\"name\":\"Us\"}").isRefused(409, "direct_chat");
    server.put(ada.token(), chat + "/bans/" + mary.id(), null).isRefused(409, "direct_chat");
  }
}
