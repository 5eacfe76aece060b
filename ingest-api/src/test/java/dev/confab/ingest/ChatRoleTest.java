package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ChatRoleTest {
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
  void a_member_gets_a_role_and_permissions_of_their_own() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String member = chat + "/members/" + grace.id();

    Answer role = server.put(ada.token(), member + "/role", "{\"role\":\"moderator\"}");
    Answer permissions =
        server.put(
            ada.token(),
            member + "/permissions",
            "{\"granted\":[\"edit_info\",\"edit_info\"],\"denied\":[\"mention_all\"]}");
    Answer read = server.get(grace.token(), member);

    assertThat(role.isOk(200).text("userId")).isEqualTo(grace.id().toString());
    assertThat(permissions.isOk(200).body().path("seq").asLong())
        .isEqualTo(role.body().path("seq").asLong() + 1);
    assertThat(read.text("role")).isEqualTo("moderator");
    assertThat(read.text("username")).isEqualTo("grace");
    assertThat(read.body().path("granted").toString()).isEqualTo("[\"edit_info\"]");
    assertThat(read.body().path("denied").toString()).isEqualTo("[\"mention_all\"]");
    assertThat(server.get(grace.token(), chat).body().path("permissions").toString())
        .contains("edit_info")
        .doesNotContain("mention_all");
  }

  @Test
  void the_owner_hands_the_chat_over() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);

    server.put(ada.token(), chat + "/owner", "{\"userId\":\"%s\"}".formatted(grace.id())).isOk(200);

    assertThat(server.get(grace.token(), chat).text("role")).isEqualTo("owner");
    assertThat(server.get(ada.token(), chat).text("role")).isEqualTo("admin");
  }

  @Test
  void the_same_request_with_its_key_is_one_change() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String path = chat + "/members/" + grace.id() + "/role";
    String body = "{\"role\":\"admin\"}";

    Answer first = server.put(ada.token(), path, body, "Idempotency-Key", "r-1");
    Answer second = server.put(ada.token(), path, body, "Idempotency-Key", "r-1");
    Answer later = server.put(ada.token(), path, body);

    assertThat(second.body()).isEqualTo(first.isOk(200).body());
    assertThat(later.body().path("seq").asLong()).isGreaterThan(first.body().path("seq").asLong());
  }

  @Test
  void refusals_have_their_codes() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String member = chat + "/members/" + grace.id();
    String admin = "{\"role\":\"admin\"}";

    server.put(grace.token(), member + "/role", admin).isRefused(403, "forbidden");
    server.put(mary.token(), member + "/role", admin).isRefused(403, "not_a_member");
    server
        .put(ada.token(), member + "/role", "{\"role\":\"owner\"}")
        .isRefused(409, "use_transfer");
    server.get(ada.token(), chat + "/members/" + mary.id()).isRefused(404, "member_not_found");
    server.get(mary.token(), member).isRefused(403, "not_a_member");
  }

  @Test
  void wrong_fields_are_named() {
    String chat = "/api/chats/" + server.chat(ada, false, grace);
    String member = chat + "/members/" + grace.id();

    server.put(ada.token(), member + "/role", "{\"role\":\"boss\"}").isWrongIn("role");
    server.put(ada.token(), member + "/role", "{\"role\":\"unknown\"}").isWrongIn("role");
    server.put(ada.token(), member + "/role", "{}").isWrongIn("role");
    server.put(ada.token(), member + "/permissions", "{\"granted\":[]}").isWrongIn("denied");
    server
        .put(ada.token(), member + "/permissions", "{\"granted\":[\"unknown\"],\"denied\":[]}")
        .isWrongIn("granted");
    server.put(ada.token(), chat + "/members/x/role", "{\"role\":\"admin\"}").isWrongIn("userId");
    server.put(ada.token(), chat + "/owner", "{\"userId\":1}").isWrongIn("userId");
  }
}
