package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MemberTest {
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
  void anybody_joins_an_open_chat_and_leaves_it() {
    String chat = server.chat(ada, true);

    Answer joined = server.post(grace.token(), "/api/chats/" + chat + "/join", null);
    Answer left = server.post(grace.token(), "/api/chats/" + chat + "/leave", null);

    assertThat(joined.status()).isEqualTo(200);
    assertThat(joined.text("userId")).isEqualTo(grace.id().toString());
    assertThat(joined.body().path("seq").asLong()).isEqualTo(3);
    assertThat(left.body().path("seq").asLong()).isEqualTo(4);
    assertCode(
        server.post(grace.token(), "/api/chats/" + chat + "/leave", null), 403, "not_a_member");
  }

  @Test
  void nobody_joins_a_closed_chat() {
    String chat = server.chat(ada, false);

    Answer answer = server.post(grace.token(), "/api/chats/" + chat + "/join", null);

    assertCode(answer, 403, "chat_not_open");
  }

  @Test
  void a_repeated_join_is_not_a_second_one() {
    String chat = server.chat(ada, true);
    String path = "/api/chats/" + chat + "/join";
    Answer first = server.post(grace.token(), path, null, "Idempotency-Key", "j-1");

    Answer again = server.post(grace.token(), path, null, "Idempotency-Key", "j-1");

    assertThat(again.body()).isEqualTo(first.body());
    assertCode(server.post(grace.token(), path, null), 409, "already_member");
  }

  @Test
  void the_owner_adds_and_removes() {
    String chat = server.chat(ada, false);
    String path = "/api/chats/" + chat + "/members";
    String body = "{\"userId\":\"%s\"}".formatted(grace.id());

    Answer added = server.post(ada.token(), path, body, "Idempotency-Key", "a-1");
    Answer repeated = server.post(ada.token(), path, body, "Idempotency-Key", "a-1");
    Answer removed = server.call("DELETE", ada.token(), path + "/" + grace.id(), null);

    assertThat(added.status()).isEqualTo(201);
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(removed.status()).isEqualTo(200);
    assertThat(server.get(grace.token(), "/api/chats/" + chat).status()).isEqualTo(403);
  }

  @Test
  void refusals_have_their_codes() {
    String chat = server.chat(ada, false, grace);
    String path = "/api/chats/" + chat;
    String addMary = "{\"userId\":\"%s\"}".formatted(mary.id());

    assertCode(server.post(grace.token(), path + "/members", addMary), 403, "forbidden");
    assertCode(server.post(mary.token(), path + "/members", addMary), 403, "not_a_member");
    assertCode(server.post(ada.token(), path + "/leave", null), 409, "owner_cannot_leave");
    assertCode(
        server.call("DELETE", ada.token(), path + "/members/" + ada.id(), null), 409, "use_leave");
    assertCode(
        server.call("DELETE", ada.token(), path + "/members/" + mary.id(), null),
        403,
        "not_a_member");
    assertCode(
        server.post(ada.token(), "/api/chats/" + UUID.randomUUID() + "/join", null),
        404,
        "chat_not_found");
    assertCode(
        server.post(
            ada.token(), path + "/members", "{\"userId\":\"%s\"}".formatted(UUID.randomUUID())),
        404,
        "user_not_found");
    assertCode(server.post(ada.token(), path + "/members", "{}"), 400, "invalid_request");
  }

  @Test
  void members_come_in_pages_with_their_names() {
    String chat = server.chat(ada, false, grace, mary);
    String path = "/api/chats/" + chat + "/members?limit=2";

    Answer page = server.get(grace.token(), path);
    Answer rest = server.get(grace.token(), path + "&cursor=" + page.text("next"));

    List<String> names = new ArrayList<>();
    page.body().path("members").forEach(member -> names.add(member.path("username").asText()));
    rest.body().path("members").forEach(member -> names.add(member.path("username").asText()));
    assertThat(names).containsExactlyInAnyOrder("ada", "grace", "mary");
    assertThat(rest.body().has("next")).isFalse();
  }

  @Test
  void members_are_for_members() {
    String chat = server.chat(ada, true);

    assertCode(server.get(grace.token(), "/api/chats/" + chat + "/members"), 403, "not_a_member");
    assertCode(
        server.get(grace.token(), "/api/chats/" + UUID.randomUUID() + "/members"),
        404,
        "chat_not_found");
  }

  @Test
  void a_key_beyond_its_bounds_is_refused() {
    String path = "/api/chats/" + UUID.randomUUID() + "/join";

    Answer tooLong = server.post(ada.token(), path, null, "Idempotency-Key", "k".repeat(129));

    assertCode(tooLong, 400, "invalid_request");
    assertThat(tooLong.text("field")).isEqualTo("Idempotency-Key");
  }

  private static void assertCode(Answer answer, int status, String code) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
