package dev.confab.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.ingest.TestServer.Answer;
import dev.confab.ingest.TestServer.Person;
import dev.confab.ingest.mail.MailTokens;
import dev.confab.schemas.user.MailTokenKind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EmailChangeTest {
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
  void the_new_address_logs_in_and_the_old_one_does_not() {
    Answer changed = change("countess@example.org", "correct horse");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("email")).isEqualTo("countess@example.org");
    assertThat(logIn("countess@example.org").status()).isEqualTo(200);
    assertThat(logIn("ada@example.org").status()).isEqualTo(401);
    assertThat(logIn("ada").status()).isEqualTo(200);
  }

  @Test
  void the_new_address_is_to_be_verified_and_what_the_old_one_got_is_worth_nothing() {
    verify(newest(MailTokenKind.EMAIL_VERIFICATION));
    server.post(null, "/api/auth/password/forgot", "{\"email\":\"ada@example.org\"}");
    String reset = newest(MailTokenKind.PASSWORD_RESET);

    Answer changed = change("countess@example.org", "correct horse");

    assertThat(changed.body().path("emailVerified").booleanValue()).isFalse();
    assertThat(
            server
                .post(
                    null,
                    "/api/auth/password/reset",
                    "{\"token\":\"%s\",\"newPassword\":\"battery staple\"}".formatted(reset))
                .code())
        .isEqualTo("token_expired");
    assertThat(verify(newest(MailTokenKind.EMAIL_VERIFICATION)).status()).isEqualTo(204);
    assertThat(me().body().path("emailVerified").booleanValue()).isTrue();
  }

  @Test
  void after_a_change_another_verification_mail_can_be_asked_for() {
    verify(newest(MailTokenKind.EMAIL_VERIFICATION));
    change("countess@example.org", "correct horse");

    assertThat(server.post(ada.token(), "/api/auth/verify-email/resend", null).status())
        .isEqualTo(202);
  }

  @Test
  void the_same_address_again_is_confirmed() {
    change("countess@example.org", "correct horse");
    verify(newest(MailTokenKind.EMAIL_VERIFICATION));

    Answer again = change("countess@example.org", "correct horse");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body().path("emailVerified").booleanValue()).isTrue();
  }

  @Test
  void a_taken_address_is_a_conflict() {
    server.person("bob");

    Answer taken = change("BOB@example.org", "correct horse");

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("email_taken");
    assertThat(me().text("email")).isEqualTo("ada@example.org");
  }

  @Test
  void a_wrong_password_changes_nothing_and_is_counted() {
    for (int i = 0; i < 10; i++) {
      assertThat(change("countess@example.org", "guess " + i).code()).isEqualTo("wrong_password");
    }

    assertThat(change("countess@example.org", "correct horse").status()).isEqualTo(429);
    assertThat(me().text("email")).isEqualTo("ada@example.org");
  }

  @Test
  void asking_which_addresses_are_taken_is_counted_as_registering_is() {
    try (TestServer strict = TestServer.startWith(Map.of("CONFAB_REGISTRATIONS_PER_HOUR", "1"))) {
      Person bob = strict.person("bob"); // the one

      Answer asked =
          strict.call(
              "PUT",
              bob.token(),
              "/api/users/me/email",
              "{\"email\":\"x@example.org\",\"currentPassword\":\"correct horse\"}");

      assertThat(asked.status()).isEqualTo(429);
    }
  }

  @Test
  void an_address_must_look_like_one() {
    Answer wrong = change("nowhere", "correct horse");

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text("field")).isEqualTo("email");
  }

  private Answer change(String email, String password) {
    return server.call(
        "PUT",
        ada.token(),
        "/api/users/me/email",
        "{\"email\":\"%s\",\"currentPassword\":\"%s\"}".formatted(email, password));
  }

  private Answer me() {
    return server.get(ada.token(), "/api/users/me");
  }

  private Answer verify(String token) {
    return server.post(null, "/api/auth/verify-email", "{\"token\":\"%s\"}".formatted(token));
  }

  private String newest(MailTokenKind kind) {
    return new MailTokens(TestServer.SECRET)
        .text(kind, ada.id(), server.backbone.users().tokenNo(ada.id(), kind));
  }

  private Answer logIn(String login) {
    return server.post(
        null,
        "/api/auth/login",
        "{\"login\":\"%s\",\"password\":\"correct horse\"}".formatted(login));
  }
}
