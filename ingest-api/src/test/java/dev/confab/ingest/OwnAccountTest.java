package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.memory.Fault;
import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OwnAccountTest {
  private static TestServer server;
  private static int people;
  private String name;
  private Answer login;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void arrive() {
    name = "ida" + people++;
    server.person(name);
    login = logIn(name, "correct horse");
  }

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
  }

  @Test
  void the_new_password_logs_in_and_the_old_one_does_not() {
    Answer changed = password("correct horse", "battery staple");

    assertThat(changed.status()).isEqualTo(204);
    assertThat(logIn(name, "battery staple").status()).isEqualTo(200);
    assertThat(logIn(name, "correct horse").status()).isEqualTo(401);
  }

  @Test
  void a_new_password_ends_all_other_sessions() {
    Answer other = logIn(name, "correct horse");

    password("correct horse", "battery staple");

    assertThat(refresh(other).code()).isEqualTo("session_not_found");
    assertThat(refresh(login).status()).isEqualTo(200);
  }

  @Test
  void a_wrong_current_password_changes_nothing() {
    Answer wrong = password("a wild guess", "battery staple");

    assertThat(wrong.status()).isEqualTo(403);
    assertThat(wrong.code()).isEqualTo("wrong_password");
    assertThat(logIn(name, "correct horse").status()).isEqualTo(200);
  }

  @Test
  void guesses_at_the_current_password_are_counted() {
    for (int i = 0; i < 10; i++) {
      assertThat(password("guess " + i, "battery staple").code()).isEqualTo("wrong_password");
    }

    Answer right = password("correct horse", "battery staple");

    assertThat(right.status()).isEqualTo(429);
    assertThat(right.code()).isEqualTo("rate_limited");
  }

  @Test
  void a_new_password_follows_the_rules_of_passwords() {
    Answer weak = password("correct horse", "short");

    assertThat(weak.status()).isEqualTo(400);
    assertThat(weak.text("field")).isEqualTo("newPassword");
  }

  @Test
  void a_change_that_another_one_overtook_is_told() {
    server.backbone.fails(Fault.PASSWORD_OVERTAKEN);

    Answer late = password("correct horse", "battery staple");

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.code()).isEqualTo("password_changed");
  }

  @Test
  void a_new_password_is_none_of_those_that_are_guessed_first() {
    Answer refused =
        server.call(
            "PUT",
            login.text("accessToken"),
            "/api/users/me/password",
            "{\"currentPassword\":\"correct horse\",\"newPassword\":\"iloveyou1\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("field")).isEqualTo("newPassword");
    assertThat(logIn(name, "correct horse").status()).isEqualTo(200);
  }

  @Test
  void the_new_username_logs_in_and_the_old_one_is_free() {
    Answer changed = username(name + "-new");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("username")).isEqualTo(name + "-new");
    assertThat(logIn(name + "-new", "correct horse").status()).isEqualTo(200);
    assertThat(logIn(name, "correct horse").status()).isEqualTo(401);
    assertThat(register(name).status()).isEqualTo(201);
  }

  @Test
  void a_change_of_the_username_is_seen_by_whoever_shows_its_consistency_token() {
    String written = username(name + "-new").header("Consistency-Token");

    Answer read = server.get(login.text("accessToken"), "/api/users/me", written);

    assertThat(written).isNotEmpty();
    assertThat(read.text("username")).isEqualTo(name + "-new");
  }

  @Test
  void who_must_see_a_change_that_the_view_does_not_know_yet_is_told_to_try_again() {
    String ahead =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                ByteBuffer.allocate(26)
                    .put((byte) 1)
                    .put((byte) 3)
                    .put(Ids.bytes(UUID.fromString(login.text("userId"))))
                    .putLong(99)
                    .array());

    Answer read = server.get(login.text("accessToken"), "/api/users/me", ahead);

    assertThat(read.status()).isEqualTo(503);
    assertThat(read.code()).isEqualTo("view_behind");
  }

  @Test
  void the_same_username_again_is_confirmed() {
    username(name + "-new");

    assertThat(username(name + "-new").text("username")).isEqualTo(name + "-new");
  }

  @Test
  void a_username_may_be_written_in_another_way() {
    assertThat(username(name.toUpperCase()).text("username")).isEqualTo(name.toUpperCase());
    assertThat(logIn(name, "correct horse").status()).isEqualTo(200);
  }

  @Test
  void a_taken_username_is_a_conflict() {
    server.person(name + "-taken");

    Answer taken = username(name + "-TAKEN");

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("username_taken");
    assertThat(server.get(login.text("accessToken"), "/api/users/me").text("username"))
        .isEqualTo(name);
  }

  @Test
  void a_username_follows_the_rules_of_usernames() {
    Answer wrong = username("no spaces");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text("field")).isEqualTo("username");
  }

  private Answer password(String current, String wanted) {
    return server.call(
        "PUT",
        login.text("accessToken"),
        "/api/users/me/password",
        "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(current, wanted));
  }

  private Answer username(String wanted) {
    return server.call(
        "PUT",
        login.text("accessToken"),
        "/api/users/me/username",
        "{\"username\":\"%s\"}".formatted(wanted));
  }

  private static Answer logIn(String login, String password) {
    return server.post(
        null,
        "/api/auth/login",
        "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password));
  }

  private static Answer refresh(Answer login) {
    return server.post(
        null,
        "/api/auth/refresh",
        "{\"refreshToken\":\"%s\"}".formatted(login.text("refreshToken")));
  }

  private static Answer register(String name) {
    return server.post(
        null,
        "/api/auth/register",
        "{\"username\":\"%s\",\"email\":\"x%s@example.org\",\"password\":\"correct horse\"}"
            .formatted(name, name));
  }
}
