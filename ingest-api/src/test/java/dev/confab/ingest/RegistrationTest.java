package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.memory.Fault;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistrationTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
    server.backbone.users().settle();
  }

  @Test
  void somebody_who_registers_can_log_in() {
    Answer registered = register("ada", "ada@example.org", "correct horse");

    assertThat(registered.status()).isEqualTo(201);
    assertThat(registered.text("username")).isEqualTo("ada");
    Answer login =
        server.post(null, "/api/auth/login", "{\"login\":\"ADA\",\"password\":\"correct horse\"}");
    assertThat(login.status()).isEqualTo(200);
    assertThat(login.text("userId")).isEqualTo(registered.text("userId"));
  }

  @Test
  void a_username_is_taken_whatever_its_case() {
    register("grace", "grace@example.org", "correct horse");

    Answer second = register("GRACE", "other@example.org", "correct horse");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("username_taken");
  }

  @Test
  void an_email_address_is_taken_whatever_its_case() {
    register("mary", "mary@example.org", "correct horse");

    Answer second = register("mary2", "Mary@Example.org", "correct horse");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("email_taken");
  }

  @Test
  void a_retry_with_its_key_gets_the_first_account() {
    Answer first = register("joan", "joan@example.org", "correct horse", "k-1");

    Answer second = register("joan", "joan@example.org", "correct horse", "k-1");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void a_key_with_another_password_is_a_conflict() {
    register("jean", "jean@example.org", "correct horse", "k-2");

    Answer second = register("jean", "jean@example.org", "another horse", "k-2");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void a_key_makes_no_second_account_after_the_first_was_erased() {
    Answer first = register("inge", "inge@example.org", "correct horse", "k-6");
    server.backbone.users().erase(UUID.fromString(first.text("userId")));

    Answer second = register("inge", "inge@example.org", "correct horse", "k-6");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("idempotency_key_reused");
    assertThat(second.text("detail")).contains("erased");
  }

  @Test
  void a_retry_without_a_key_gets_the_account_that_it_made() {
    Answer first = register("rosa", "rosa@example.org", "correct horse");

    Answer second = register("rosa", "rosa@example.org", "correct horse");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text("userId")).isEqualTo(first.text("userId"));
  }

  @Test
  void nobody_gets_an_account_without_its_password() {
    register("lise", "lise@example.org", "correct horse");

    Answer second = register("lise", "lise@example.org", "a wild guess");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("username_taken");
  }

  @Test
  void a_registration_under_way_is_unknown_and_its_retry_ends_well() {
    server.backbone.fails(Fault.REGISTRATIONS_STALLED);
    Answer first = register("hedy", "hedy@example.org", "correct horse", "k-3");
    server.backbone.users().settle();

    Answer second = register("hedy", "hedy@example.org", "correct horse", "k-3");

    assertThat(first.status()).isEqualTo(503);
    assertThat(first.code()).isEqualTo("outcome_unknown");
    assertThat(first.header("Retry-After")).isEqualTo("1");
    assertThat(second.status()).isEqualTo(201);
  }

  @Test
  void an_outcome_that_is_not_heard_is_found_by_the_retry() {
    server.backbone.fails(Fault.OUTCOMES_LOST);
    Answer first = register("emmy", "emmy@example.org", "correct horse", "k-4");
    server.backbone.fails(Fault.NONE);

    Answer second = register("emmy", "emmy@example.org", "correct horse", "k-4");

    assertThat(first.code()).isEqualTo("outcome_unknown");
    assertThat(first.text("detail")).contains("same clientMsgId or Idempotency-Key");
    assertThat(second.status()).isEqualTo(201);
  }

  @Test
  void views_that_are_away_are_503() {
    server.backbone.fails(Fault.VIEWS_AWAY);

    Answer answer = register("vera", "vera@example.org", "correct horse", "k-5");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("view_behind");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'{}', username",
        "'{\"username\":7}', username",
        "'{\"username\":\"ab\"}', username",
        "'{\"username\":\"a b c\"}', username",
        "'{\"username\":\"-abc\"}', username",
        "'{\"username\":\"äbc\"}', username",
        "'{\"username\":\"abcdefghijklmnopqrstuvwxyz0123456\"}', username",
        "'{\"username\":\"abc\"}', email",
        "'{\"username\":\"abc\",\"email\":\"nobody\"}', email",
        "'{\"username\":\"abc\",\"email\":\"a@b\"}', email",
        "'{\"username\":\"abc\",\"email\":\"a b@example.org\"}', email",
        "'{\"username\":\"abc\",\"email\":\"a@b@example.org\"}', email",
        "'{\"username\":\"abc\",\"email\":\"a@example.org\"}', password",
        "'{\"username\":\"abc\",\"email\":\"a@example.org\",\"password\":\"1234567\"}', password",
        "'{\"username\":\"abc\",\"email\":\"a@example.org\",\"password\":\"PassWord1\"}', password",
        "'{\"username\":\"abc\",\"email\":\"a@example.org\",\"password\":\"Confab2026\"}', password",
        "'{\"username\":\"lovelace\",\"email\":\"a@example.org\",\"password\":\"LOVELACE\"}', password",
        "'{\"username\":\"abc\",\"email\":\"a@example.org\",\"password\":\"a@example.org\"}', password",
        "'{\"username\":\"abc\",\"email\":\"a@example.org\",\"password\":null}', password",
        "'{\"username\":\"abc\",\"email\":\"a@example.org\",\"password\":\"1234567\\ud800\"}', password"
      })
  void a_wrong_field_is_named(String body, String field) {
    Answer answer = server.post(null, "/api/auth/register", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_request");
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {"''", "'{'", "'[]'", "'null'", "'{} {}'", "'{\"a\":1,\"a\":2}'"})
  void a_body_that_is_no_json_object_is_refused(String body) {
    Answer answer = server.post(null, "/api/auth/register", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("invalid_request");
  }

  @Test
  void a_form_is_not_json() {
    Answer answer =
        server.post(
            null,
            "/api/auth/register",
            "username=ada",
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("unsupported_media_type");
  }

  @Test
  void a_body_beyond_all_bounds_is_refused() {
    String body = "{\"username\":\"" + "a".repeat(70_000) + "\"}";

    Answer answer = server.post(null, "/api/auth/register", body);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("content_too_large");
  }

  private static Answer register(String username, String email, String password) {
    return server.post(null, "/api/auth/register", body(username, email, password));
  }

  private static Answer register(String username, String email, String password, String key) {
    return server.post(
        null, "/api/auth/register", body(username, email, password), "Idempotency-Key", key);
  }

  private static String body(String username, String email, String password) {
    return "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
        .formatted(username, email, password);
  }
}
