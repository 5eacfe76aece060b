package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class UserTest {
  private static TestServer server;
  private static Person ada;
  private static Person importer;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
    importer = server.importer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void one_sees_ones_own_address_and_others_do_not() {
    assertThat(server.get(ada.token(), "/api/users/me").text("email")).isEqualTo("ada@example.org");
    assertThat(server.get(importer.token(), "/api/users/" + ada.id()).body().has("email"))
        .isFalse();
  }

  @Test
  void a_user_is_found_by_name() {
    Answer found = server.get(ada.token(), "/api/users?username=ADA");
    Answer none = server.get(ada.token(), "/api/users?username=nobody");

    assertThat(found.body().at("/users/0/userId").asText()).isEqualTo(ada.id().toString());
    assertThat(none.body().path("users")).isEmpty();
  }

  @Test
  void nobody_is_404() {
    Answer answer = server.get(ada.token(), "/api/users/" + UUID.randomUUID());

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("user_not_found");
  }

  @Test
  void an_id_that_is_none_is_400() {
    Answer answer = server.get(ada.token(), "/api/users/1-1-1-1-1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("field")).isEqualTo("id");
  }

  @Test
  void an_import_makes_an_account_once() {
    Answer first = importAccount("lovelace[away]", "Lovelace", "n-1");

    Answer second = importAccount("lovelace[away]", "Lovelace", "n-1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void an_import_makes_no_second_account_after_the_first_was_erased() {
    String userId = importAccount("passing", "Passing", "n-5").text("userId");
    server.backbone.users().erase(UUID.fromString(userId));

    Answer second = importAccount("passing", "Passing", "n-5");

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("idempotency_key_reused");
    assertThat(second.text("detail")).contains("erased");
  }

  @Test
  void an_imported_name_can_be_taken() {
    Answer answer = importAccount("Ada", "Ada", "n-2");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("username_taken");
  }

  @Test
  void an_import_needs_its_key() {
    Answer answer =
        server.post(
            importer.token(), "/api/import/accounts", "{\"username\":\"x\",\"displayName\":\"x\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("field")).isEqualTo("Idempotency-Key");
  }

  @Test
  void nobody_logs_in_as_an_imported_account() {
    importAccount("quiet", "Quiet", "n-3");

    Answer login =
        server.post(null, "/api/auth/login", "{\"login\":\"quiet\",\"password\":\"anything\"}");

    assertThat(login.code()).isEqualTo("invalid_credentials");
  }

  @Test
  void a_renaming_is_imported_once() {
    String userId = importAccount("before", "Before", "n-4").text("userId");

    Answer first = rename(userId, 17);
    Answer again = rename(userId, 17);

    assertThat(first.text("displayName")).isEqualTo("After");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("already_imported");
    assertThat(server.get(ada.token(), "/api/users/" + userId).text("displayName"))
        .isEqualTo("After");
  }

  @Test
  void a_time_beyond_all_calendars_is_refused() {
    Answer answer =
        server.call(
            "PUT",
            importer.token(),
            "/api/import/accounts/" + ada.id() + "/displayName",
            """
            {"displayName":"x","source":"s","position":0,"sentAt":"+999999999-01-01T00:00:00Z"}""");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("field")).isEqualTo("sentAt");
  }

  private static Answer importAccount(String username, String displayName, String key) {
    return server.post(
        importer.token(),
        "/api/import/accounts",
        "{\"username\":\"%s\",\"displayName\":\"%s\"}".formatted(username, displayName),
        "Idempotency-Key",
        key);
  }

  private static Answer rename(String userId, int position) {
    return server.call(
        "PUT",
        importer.token(),
        "/api/import/accounts/" + userId + "/displayName",
        """
        {"displayName":"After","source":"log","position":%d,"sentAt":"2004-07-10T09:00:00Z"}"""
            .formatted(position));
  }
}
