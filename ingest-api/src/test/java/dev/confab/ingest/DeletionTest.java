package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.memory.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeletionTest {
  private static TestServer server;
  private static int people;
  private String name;
  private UUID id;
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
    id = server.person(name).id();
    login = logIn();
  }

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
  }

  @Test
  void all_sessions_end_and_the_end_shows_to_who_logs_in_again() {
    Answer deletion = delete("correct horse");

    assertThat(deletion.status()).isEqualTo(200);
    Instant eraseAt = Instant.parse(deletion.text("eraseAt"));
    assertThat(Duration.between(server.clock().instant(), eraseAt))
        .isBetween(TestServer.GRACE.minusSeconds(5), TestServer.GRACE);
    assertThat(me().status()).isEqualTo(401);
    login = logIn();
    assertThat(me().text("eraseAt")).isEqualTo(deletion.text("eraseAt"));
  }

  @Test
  void who_logs_in_again_can_stay() {
    delete("correct horse");
    login = logIn();

    assertThat(keep().status()).isEqualTo(204);

    assertThat(me().body().has("eraseAt")).isFalse();
    assertThat(keep().status()).isEqualTo(204);
  }

  @Test
  void a_second_wish_does_not_move_the_end() {
    Answer first = delete("correct horse");
    server.advance(Duration.ofHours(1));
    login = logIn();

    assertThat(delete("correct horse").text("eraseAt")).isEqualTo(first.text("eraseAt"));
  }

  @Test
  void a_second_wish_is_told_to_try_again_while_the_view_does_not_know_the_first() {
    Answer first = delete("correct horse");
    login = logIn();
    server.backbone.fails(Fault.VIEWS_BEHIND);

    Answer behind = delete("correct horse");

    assertThat(behind.status()).isEqualTo(503);
    assertThat(behind.code()).isEqualTo("view_behind");
    server.backbone.fails(Fault.NONE);
    assertThat(delete("correct horse").text("eraseAt")).isEqualTo(first.text("eraseAt"));
  }

  @Test
  void the_answer_is_what_was_decided_although_it_is_taken_back_already() {
    server.backbone.fails(Fault.DELETION_OVERTAKEN);

    Answer deletion = delete("correct horse");

    assertThat(deletion.status()).isEqualTo(200);
    assertThat(Instant.parse(deletion.text("eraseAt")))
        .isAfter(server.clock().instant().plus(TestServer.GRACE).minusSeconds(5));
  }

  @Test
  void a_second_wish_is_told_to_try_again_if_the_first_is_taken_back_meanwhile() {
    delete("correct horse");
    login = logIn();
    server.backbone.fails(Fault.DELETION_OVERTAKEN);

    Answer second = delete("correct horse");

    assertThat(second.status()).isEqualTo(503);
    assertThat(second.code()).isEqualTo("outcome_unknown");
    server.backbone.fails(Fault.NONE);
    assertThat(delete("correct horse").status()).isEqualTo(200);
    assertThat(me().status()).isEqualTo(401);
  }

  @Test
  void it_takes_the_password_and_guesses_are_counted() {
    for (int i = 0; i < 10; i++) {
      assertThat(delete("guess " + i).code()).isEqualTo("wrong_password");
    }

    assertThat(delete("correct horse").status()).isEqualTo(429);
    assertThat(me().status()).isEqualTo(200);
  }

  @Test
  void an_erased_account_is_not_there_and_its_names_are_free() {
    server.backbone.users().erase(id);

    Answer unknown = logIn();
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.code()).isEqualTo("invalid_credentials");
    Person other = server.person("other-" + name);
    Answer gone = server.get(other.token(), "/api/users/" + id);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.code()).isEqualTo("user_not_found");
    assertThat(server.person(name).id()).isNotEqualTo(id);
  }

  @Test
  void an_admin_erases_imported_accounts_only() {
    Person admin = server.admin();
    String imported =
        server
            .post(
                server.importer().token(),
                "/api/import/accounts",
                "{\"username\":\"quiet-%s\",\"displayName\":\"Quiet\"}".formatted(name),
                "Idempotency-Key",
                name)
            .text("userId");

    Answer deletion = server.post(admin.token(), "/api/users/" + imported + "/deletion", null);

    assertThat(deletion.status()).isEqualTo(200);
    assertThat(deletion.body().has("eraseAt")).isTrue();
    assertThat(
            server
                .call("DELETE", admin.token(), "/api/users/" + imported + "/deletion", null)
                .status())
        .isEqualTo(204);
    assertThat(server.post(admin.token(), "/api/users/" + id + "/deletion", null).code())
        .isEqualTo("account_has_password");
    assertThat(
            server
                .post(login.text("accessToken"), "/api/users/" + imported + "/deletion", null)
                .status())
        .isEqualTo(403);
  }

  private Answer delete(String password) {
    return server.post(
        login.text("accessToken"),
        "/api/users/me/deletion",
        "{\"currentPassword\":\"%s\"}".formatted(password));
  }

  private Answer keep() {
    return server.call("DELETE", login.text("accessToken"), "/api/users/me/deletion", null);
  }

  private Answer me() {
    return server.get(login.text("accessToken"), "/api/users/me");
  }

  private Answer logIn() {
    return server.post(
        null,
        "/api/auth/login",
        "{\"login\":\"%s\",\"password\":\"correct horse\"}".formatted(name));
  }
}
