package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.memory.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SessionTest {
  private static TestServer server;
  private static TestServer.Person ada;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    ada = server.person("ada");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void heal() {
    server.backbone.fails(Fault.NONE);
  }

  @Test
  void an_email_address_logs_in_too() {
    Answer login = logIn("Ada@example.org", "correct horse");

    assertThat(login.status()).isEqualTo(200);
    assertThat(login.text("userId")).isEqualTo(ada.id().toString());
    assertThat(login.body().path("expiresIn").asInt()).isEqualTo(900);
    assertThat(login.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void the_access_token_opens_the_api() {
    Answer login = logIn("ada", "correct horse");

    Answer me = server.get(login.text("accessToken"), "/api/users/me");

    assertThat(me.text("username")).isEqualTo("ada");
  }

  @Test
  void a_wrong_password_and_an_unknown_name_look_the_same() {
    Answer wrong = logIn("ada", "wrong horse");
    Answer unknown = logIn("nobody", "correct horse");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("invalid_credentials");
    assertThat(wrong.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void a_refresh_token_gives_new_tokens_once() {
    String first = logIn("ada", "correct horse").text("refreshToken");
    String second = refresh(first).text("refreshToken");

    Answer reused = refresh(first);

    assertThat(second).isNotEqualTo(first);
    assertThat(reused.status()).isEqualTo(401);
    assertThat(reused.code()).isEqualTo("refresh_reused");
    assertThat(refresh(second).code()).isEqualTo("session_not_found");
  }

  @Test
  void a_refresh_token_ends_after_a_week() {
    String token = logIn("ada", "correct horse").text("refreshToken");
    server.advance(Duration.ofDays(7).plusMinutes(1));

    Answer answer = refresh(token);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("session_expired");
  }

  @Test
  void what_is_no_refresh_token_is_refused() {
    assertThat(refresh("AAAA").code()).isEqualTo("invalid_refresh_token");
    assertThat(refresh("not base64!").code()).isEqualTo("invalid_refresh_token");
    assertThat(refresh("A".repeat(86)).code()).isEqualTo("session_not_found");
    assertThat(refresh("A".repeat(257)).code()).isEqualTo("invalid_request");
  }

  @Test
  void logging_out_ends_the_session() {
    Answer login = logIn("ada", "correct horse");

    Answer out = server.post(login.text("accessToken"), "/api/auth/logout", null);

    assertThat(out.status()).isEqualTo(204);
    assertThat(refresh(login.text("refreshToken")).code()).isEqualTo("session_not_found");
  }

  @Test
  void an_access_token_ends_with_its_session() {
    String token = logIn("ada", "correct horse").text("accessToken");
    server.post(token, "/api/auth/logout", null);

    Answer again = server.post(token, "/api/auth/logout", null);

    assertThat(again.status()).isEqualTo(401);
    assertThat(again.code()).isEqualTo("unauthenticated");
  }

  @Test
  void an_overloaded_backbone_is_503() {
    server.backbone.fails(Fault.OVERLOADED);

    Answer answer = logIn("ada", "correct horse");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("overloaded");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  private static Answer logIn(String login, String password) {
    return server.post(
        null,
        "/api/auth/login",
        "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, password));
  }

  private static Answer refresh(String token) {
    return server.post(null, "/api/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token));
  }
}
