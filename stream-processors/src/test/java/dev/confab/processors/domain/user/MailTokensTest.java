package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.EMAIL;
import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.USERNAME;
import static dev.confab.processors.domain.user.UserFixture.answer;
import static dev.confab.processors.domain.user.UserFixture.bring;
import static dev.confab.processors.domain.user.UserFixture.open;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static dev.confab.processors.domain.user.UserFixture.sessionId;
import static dev.confab.schemas.user.MailTokenKind.EMAIL_VERIFICATION;
import static dev.confab.schemas.user.MailTokenKind.PASSWORD_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.MailTokenUsed;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.VerifyEmail;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailTokensTest {
  private static final Instant REGISTERED_AT = T0.plusMillis(5);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant LATER = T0.plusSeconds(60);

  private final UserFixture user = registered();

  @Test
  void whoever_registers_gets_a_token_for_their_address() {
    UserFixture ann = new UserFixture();
    ann.handle(register("Ann"));
    ann.handle(answer(USERNAME, 1, true));

    assertThat(ann.handle(answer(EMAIL, 1, true)).facts())
        .last()
        .isEqualTo(issued(EMAIL_VERIFICATION, 1, REGISTERED_AT, DAY, 4));
  }

  @Test
  void the_token_verifies_the_address() {
    VerifyEmail verify = new VerifyEmail(USER, 1, LATER);

    assertThat(user.handle(verify).facts())
        .containsExactly(
            new EmailVerified(USER, 5, LATER),
            new MailTokenUsed(USER, LATER, EMAIL_VERIFICATION, 1, verify.contentHash()));
    assertThat(user.account().version()).isEqualTo(5);
  }

  @Test
  void verifying_twice_is_verifying_once() {
    user.handle(new VerifyEmail(USER, 1, LATER));

    UserDecision again = user.handle(new VerifyEmail(USER, 1, LATER.plus(DAY)));

    assertThat(again.facts()).isEmpty();
    assertThat(user.accepted(new VerifyEmail(USER, 1, LATER)).repeated()).isTrue();
  }

  @Test
  void a_verification_token_lasts_a_day() {
    Instant end = REGISTERED_AT.plus(DAY);

    assertThat(user.rejected(new VerifyEmail(USER, 1, end))).isEqualTo("token_expired");
    assertThat(user.accepted(new VerifyEmail(USER, 1, end.minusMillis(1))).repeated()).isFalse();
  }

  @Test
  void the_newest_token_replaces_older_ones() {
    assertThat(user.handle(new RequestEmailVerification(USER, LATER)).facts())
        .containsExactly(issued(EMAIL_VERIFICATION, 2, LATER, DAY, 0));

    assertThat(user.rejected(new VerifyEmail(USER, 1, LATER))).isEqualTo("invalid_token");
    assertThat(user.accepted(new VerifyEmail(USER, 2, LATER)).repeated()).isFalse();
  }

  @Test
  void a_token_that_was_never_issued_is_invalid() {
    assertThat(user.rejected(new VerifyEmail(USER, 2, LATER))).isEqualTo("invalid_token");
    assertThat(user.rejected(reset(1, "new", LATER))).isEqualTo("invalid_token");
    assertThat(new UserFixture().rejected(new VerifyEmail(USER, 1, LATER)))
        .isEqualTo("invalid_token");
  }

  @Test
  void a_verified_address_needs_no_further_mail() {
    user.handle(new VerifyEmail(USER, 1, LATER));

    assertThat(user.rejected(new RequestEmailVerification(USER, LATER)))
        .isEqualTo("email_already_verified");
  }

  @Test
  void five_mails_an_hour_are_enough() {
    for (int i = 0; i < 5; i++) {
      user.accepted(new RequestPasswordReset(USER, LATER.plusSeconds(i)));
    }

    Instant late = LATER.plus(HOUR).minusSeconds(10);
    UserDecision sixth = user.handle(new RequestPasswordReset(USER, late));

    assertThat(UserFixture.code(sixth)).isEqualTo("too_many_mails");
    assertThat(((Rejected) sixth.verdict()).retryAfter()).isEqualTo(Duration.ofSeconds(10));
    assertThat(sixth.facts()).isEmpty();
    assertThat(user.handle(new RequestPasswordReset(USER, LATER.plus(HOUR))).facts())
        .containsExactly(issued(PASSWORD_RESET, 6, LATER.plus(HOUR), HOUR, 0));
    assertThat(user.rejected(new RequestPasswordReset(USER, LATER.plus(HOUR))))
        .isEqualTo("too_many_mails");
  }

  @Test
  void each_kind_of_mail_is_counted_by_itself() {
    for (int i = 0; i < 5; i++) {
      user.accepted(new RequestPasswordReset(USER, LATER));
    }

    assertThat(user.accepted(new RequestEmailVerification(USER, LATER)).repeated()).isFalse();
  }

  @Test
  void who_has_no_account_or_no_address_gets_no_mail() {
    UserFixture nobody = new UserFixture();
    assertThat(nobody.rejected(new RequestPasswordReset(USER, T0))).isEqualTo("account_not_found");
    nobody.handle(register("Ann"));
    assertThat(nobody.rejected(new RequestPasswordReset(USER, T0))).isEqualTo("account_not_found");

    UserFixture imported = new UserFixture();
    imported.handle(bring("Ann"));
    imported.handle(answer(USERNAME, 1, true));
    assertThat(imported.rejected(new RequestPasswordReset(USER, T0))).isEqualTo("no_email");
    assertThat(imported.rejected(new RequestEmailVerification(USER, T0))).isEqualTo("no_email");
  }

  @Test
  void a_reset_sets_the_password_and_ends_every_session() {
    user.handle(open(1, LATER));
    user.handle(open(2, LATER));
    user.handle(new RequestPasswordReset(USER, LATER));
    ResetPassword reset = reset(1, "new", LATER);

    assertThat(user.handle(reset).facts())
        .containsExactly(
            new PasswordSet(USER, 7, LATER, "new"),
            new SessionEnded(USER, sessionId(1)),
            new SessionEnded(USER, sessionId(2)),
            new MailTokenUsed(USER, LATER, PASSWORD_RESET, 1, reset.contentHash()));
    assertThat(user.rows.sessions(USER)).isEmpty();
  }

  @Test
  void a_reset_token_works_once() {
    user.handle(new RequestPasswordReset(USER, LATER));
    user.handle(reset(1, "new", LATER));

    assertThat(user.rejected(reset(1, "other", LATER))).isEqualTo("invalid_token");
  }

  @Test
  void the_same_reset_again_changes_nothing() {
    user.handle(new RequestPasswordReset(USER, LATER));
    user.handle(reset(1, "new", LATER));
    user.handle(open(1, LATER.plus(DAY)));

    UserDecision again = user.handle(reset(1, "new", LATER));

    assertThat(again.facts()).isEmpty();
    assertThat(user.accepted(reset(1, "new", LATER)).repeated()).isTrue();
    assertThat(user.rows.sessions(USER)).hasSize(1);
  }

  @Test
  void a_reset_token_lasts_an_hour() {
    user.handle(new RequestPasswordReset(USER, LATER));

    assertThat(user.rejected(reset(1, "new", LATER.plus(HOUR)))).isEqualTo("token_expired");
    assertThat(user.accepted(reset(1, "new", LATER.plus(HOUR).minusMillis(1))).repeated())
        .isFalse();
  }

  @Test
  void after_a_reset_another_can_be_asked_for() {
    user.handle(new RequestPasswordReset(USER, LATER));
    user.handle(reset(1, "new", LATER));

    user.handle(new RequestPasswordReset(USER, LATER));

    assertThat(user.rejected(reset(1, "new", LATER))).isEqualTo("invalid_token");
    assertThat(user.accepted(reset(2, "newer", LATER)).repeated()).isFalse();
  }

  private static ResetPassword reset(long tokenNo, String hash, Instant at) {
    return new ResetPassword(USER, tokenNo, hash, at);
  }

  private static MailTokenIssued issued(
      MailTokenKind kind, long no, Instant at, Duration lasts, long version) {
    return new MailTokenIssued(USER, at, kind, no, EMAIL, at.plus(lasts), version);
  }
}
