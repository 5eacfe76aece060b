package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.mail.MailTokens;
import dev.confab.schemas.user.MailTokenKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MailTokenTest {
  private final TestServer server = TestServer.start();
  private Person ada;

  @BeforeEach
  void register() {
    ada = server.person("ada");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_mailed_token_verifies_the_address() {
    assertThat(verified()).isFalse();

    Answer answer = verify(newest(MailTokenKind.EMAIL_VERIFICATION));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(verified()).isTrue();
    assertThat(verify(newest(MailTokenKind.EMAIL_VERIFICATION)).status()).isEqualTo(204);
  }

  @Test
  void another_mail_replaces_the_first() {
    String first = newest(MailTokenKind.EMAIL_VERIFICATION);

    assertThat(resend().status()).isEqualTo(202);

    assertThat(verify(first).code()).isEqualTo("invalid_token");
    assertThat(verify(newest(MailTokenKind.EMAIL_VERIFICATION)).status()).isEqualTo(204);
    assertThat(resend().code()).isEqualTo("email_already_verified");
  }

  @Test
  void a_sixth_mail_within_an_hour_is_too_many() {
    for (int i = 0; i < 4; i++) { // the first was that of the registration
      assertThat(resend().status()).isEqualTo(202);
    }

    Answer sixth = resend();

    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.code()).isEqualTo("too_many_mails");
    assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(3590, 3600);
  }

  @Test
  void a_token_must_be_genuine_and_of_its_kind() {
    forgot("ada@example.org");
    String reset = newest(MailTokenKind.PASSWORD_RESET);
    String forged =
        new MailTokens(new byte[32]).text(MailTokenKind.EMAIL_VERIFICATION, ada.id(), 1);

    assertThat(verify(reset).code()).isEqualTo("invalid_token");
    assertThat(verify(forged).code()).isEqualTo("invalid_token");
    assertThat(verify("AAAA").code()).isEqualTo("invalid_token");
    assertThat(verify("not base64!").code()).isEqualTo("invalid_token");
    assertThat(reset(newest(MailTokenKind.EMAIL_VERIFICATION), "new password").code())
        .isEqualTo("invalid_token");
  }

  @Test
  void forgetting_does_not_tell_who_has_an_account() {
    Answer known = forgot("Ada@example.org");
    Answer unknown = forgot("nobody@example.org");
    for (int i = 0; i < 5; i++) {
      forgot("ada@example.org");
    }
    Answer throttled = forgot("ada@example.org");

    assertThat(known.status()).isEqualTo(202);
    assertThat(unknown.status()).isEqualTo(202);
    assertThat(throttled.status()).isEqualTo(202);
    assertThat(known.response().body()).isEmpty();
    assertThat(unknown.response().body()).isEmpty();
    assertThat(server.backbone.users().tokenNo(ada.id(), MailTokenKind.PASSWORD_RESET))
        .isEqualTo(5);
  }

  @Test
  void a_reset_sets_the_password_and_ends_all_sessions() {
    String refreshToken = logIn("correct horse").text("refreshToken");
    forgot("ada@example.org");

    Answer answer = reset(newest(MailTokenKind.PASSWORD_RESET), "battery staple");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(logIn("correct horse").code()).isEqualTo("invalid_credentials");
    assertThat(logIn("battery staple").status()).isEqualTo(200);
    assertThat(
            server
                .post(
                    null, "/api/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(refreshToken))
                .code())
        .isEqualTo("session_not_found");
  }

  @Test
  void the_same_reset_may_be_repeated_and_no_other() {
    forgot("ada@example.org");
    String token = newest(MailTokenKind.PASSWORD_RESET);
    reset(token, "battery staple");

    assertThat(reset(token, "battery staple").status()).isEqualTo(204);
    assertThat(reset(token, "another one").code()).isEqualTo("invalid_token");
    assertThat(logIn("battery staple").status()).isEqualTo(200);
  }

  @Test
  void a_reset_comes_too_late_after_an_hour() {
    forgot("ada@example.org");
    server.advance(Duration.ofMinutes(61));

    assertThat(reset(newest(MailTokenKind.PASSWORD_RESET), "battery staple").code())
        .isEqualTo("token_expired");
  }

  @Test
  void a_new_password_must_be_long_enough() {
    Answer answer = reset("token", "short");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("field")).isEqualTo("newPassword");
  }

  private String newest(MailTokenKind kind) {
    return new MailTokens(TestServer.SECRET)
        .text(kind, ada.id(), server.backbone.users().tokenNo(ada.id(), kind));
  }

  private boolean verified() {
    return server.get(ada.token(), "/api/users/me").body().path("emailVerified").booleanValue();
  }

  private Answer verify(String token) {
    return server.post(null, "/api/auth/verify-email", "{\"token\":\"%s\"}".formatted(token));
  }

  private Answer resend() {
    return server.post(ada.token(), "/api/auth/verify-email/resend", null);
  }

  private Answer forgot(String email) {
    return server.post(null, "/api/auth/password/forgot", "{\"email\":\"%s\"}".formatted(email));
  }

  private Answer reset(String token, String newPassword) {
    return server.post(
        null,
        "/api/auth/password/reset",
        "{\"token\":\"%s\",\"newPassword\":\"%s\"}".formatted(token, newPassword));
  }

  private Answer logIn(String password) {
    return server.post(
        null, "/api/auth/login", "{\"login\":\"ada\",\"password\":\"%s\"}".formatted(password));
  }
}
