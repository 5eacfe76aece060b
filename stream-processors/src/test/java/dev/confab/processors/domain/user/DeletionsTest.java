package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.EMAIL;
import static dev.confab.processors.domain.user.UserFixture.HASH;
import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.USERNAME;
import static dev.confab.processors.domain.user.UserFixture.answer;
import static dev.confab.processors.domain.user.UserFixture.bring;
import static dev.confab.processors.domain.user.UserFixture.open;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static dev.confab.processors.domain.user.UserFixture.sessionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.user.InMemoryUserRows.DueKey;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.CancelDeletion;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.DeletionCancelled;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RequestDeletion;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.UniqueName;
import dev.confab.schemas.user.VerifyEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeletionsTest {
  private static final UUID BOSS = new UUID(1, 7);
  private static final UUID NEW = new UUID(7, 3);
  private static final Instant AT = T0.plusMillis(5);
  private static final Duration GRACE = Duration.ofDays(30);
  private static final Instant END = AT.plus(GRACE);

  private final UserFixture user = registered();

  @Test
  void whoever_wishes_to_be_erased_is_logged_out_and_waits() {
    user.handle(open(1, END));

    assertThat(user.handle(request(GRACE)).facts())
        .containsExactly(
            new SessionEnded(USER, sessionId(1)), new DeletionRequested(USER, 6, AT, USER, END));
    assertThat(user.rows.due())
        .containsExactly(Map.entry(new DueKey(DueKind.ERASURE, END, USER), 6L));
  }

  @Test
  void the_second_wish_does_not_move_the_end() {
    user.handle(request(GRACE));

    assertThat(user.accepted(request(Duration.ZERO)).repeated()).isTrue();
    assertThat(user.account().deletion()).isEqualTo(new Deletion(5, END));
  }

  @Test
  void within_the_time_of_grace_one_logs_in_and_stays() {
    user.handle(request(GRACE));
    user.accepted(open(1, END));

    assertThat(user.handle(new CancelDeletion(USER, USER, AT)).facts())
        .containsExactly(new DeletionCancelled(USER, 7, AT, USER));
    assertThat(user.rows.due()).isEmpty();
    assertThat(user.accepted(new CancelDeletion(USER, USER, AT)).repeated()).isTrue();
    assertThat(user.accepted(new EraseAccount(USER, 5, END)).repeated()).isTrue();
    assertThat(user.account().status()).isEqualTo(AccountRow.Status.REGISTERED);
  }

  @Test
  void a_wish_that_was_taken_back_does_not_end_the_next_one_early() {
    user.handle(request(Duration.ZERO));
    user.handle(new CancelDeletion(USER, USER, AT));
    user.handle(request(GRACE));

    assertThat(user.accepted(new EraseAccount(USER, 5, END)).repeated()).isTrue();
    assertThat(user.rejected(new EraseAccount(USER, 7, END.minusMillis(1)))).isEqualTo("not_due");
  }

  @Test
  void the_time_of_grace_has_bounds() {
    assertThat(user.rejected(request(Duration.ofMillis(-1)))).isEqualTo("invalid_grace");
    assertThat(user.rejected(request(Duration.ofDays(90).plusMillis(1))))
        .isEqualTo("invalid_grace");
    assertThat(user.accepted(request(Duration.ofDays(90))).repeated()).isFalse();
  }

  @Test
  void the_password_that_was_checked_must_be_the_newest() {
    assertThat(user.rejected(request(USER, "$old"))).isEqualTo("password_changed");
    assertThat(user.rejected(request(USER, null))).isEqualTo("password_changed");
  }

  @Test
  void an_admin_speaks_for_those_who_cannot_log_in_and_for_nobody_else() {
    assertThat(user.rejected(request(BOSS, HASH))).isEqualTo("account_has_password");
    user.handle(request(GRACE));
    assertThat(user.rejected(new CancelDeletion(USER, BOSS, AT))).isEqualTo("account_has_password");

    UserFixture imported = new UserFixture();
    imported.handle(bring("Ann"));
    imported.handle(answer(USERNAME, 1, true));
    assertThat(imported.handle(request(BOSS, null)).facts())
        .containsExactly(new DeletionRequested(USER, 3, AT, BOSS, END));
    assertThat(imported.handle(new CancelDeletion(USER, BOSS, AT)).facts())
        .containsExactly(new DeletionCancelled(USER, 4, AT, BOSS));
    imported.handle(request(BOSS, null));
    assertThat(imported.handle(new EraseAccount(USER, 5, END)).sends())
        .containsExactly(new ReleaseName(USERNAME, USER, 6, END));
  }

  @Test
  void only_an_account_can_be_erased() {
    UserFixture nobody = new UserFixture();
    assertThat(nobody.rejected(request(GRACE))).isEqualTo("account_not_found");
    assertThat(nobody.rejected(new CancelDeletion(USER, USER, AT))).isEqualTo("account_not_found");
    assertThat(nobody.accepted(new EraseAccount(USER, 1, AT)).repeated()).isTrue();
    nobody.handle(register("Ann"));
    assertThat(nobody.rejected(request(GRACE))).isEqualTo("account_not_found");
  }

  @Test
  void the_end_takes_secrets_and_names_and_leaves_a_mark() {
    user.handle(request(GRACE));
    user.handle(open(1, END));
    user.handle(new RequestPasswordReset(USER, AT));

    UserDecision decision = user.handle(new EraseAccount(USER, 5, END));

    assertThat(decision.verdict()).isEqualTo(new Accepted(USER, 7, 0, END, false));
    assertThat(decision.facts())
        .containsExactly(
            new SessionEnded(USER, sessionId(1)),
            new PasswordEnded(USER),
            new MailTokenEnded(USER, END, MailTokenKind.EMAIL_VERIFICATION),
            new MailTokenEnded(USER, END, MailTokenKind.PASSWORD_RESET),
            new AccountErased(USER, 7, END));
    assertThat(decision.sends())
        .containsExactly(
            new ReleaseName(USERNAME, USER, 7, END), new ReleaseName(EMAIL, USER, 7, END));
    assertThat(user.rows.account(USER)).isNull();
    assertThat(user.rows.sessions(USER)).isEmpty();
    for (MailTokenKind kind : MailTokenKind.values()) {
      assertThat(user.rows.mailToken(USER, kind)).isNull();
    }
    assertThat(user.rows.erased(USER)).isEqualTo(new ErasedRow(7, END));
    assertThat(user.rows.due()).isEmpty();
  }

  @Test
  void the_end_comes_once() {
    user.handle(request(Duration.ZERO));
    user.handle(new EraseAccount(USER, 5, END));

    UserDecision again = user.handle(new EraseAccount(USER, 5, END));

    assertThat(again.verdict()).isEqualTo(new Accepted(USER, 6, 0, END, true));
    assertThat(again.facts()).isEmpty();
    assertThat(again.sends()).isEmpty();
  }

  @Test
  void a_name_that_was_being_claimed_is_given_back_whenever_the_claim_answers() {
    user.handle(
        new ChangeName(USER, NameKind.USERNAME, new UniqueName("anna"), null, NEW, T0, null));
    user.handle(request(Duration.ZERO));

    assertThat(user.handle(new EraseAccount(USER, 6, END)).sends())
        .containsExactly(
            new ReleaseName(USERNAME, USER, 7, END),
            new ReleaseName(EMAIL, USER, 7, END),
            new ReleaseName(NEW, USER, 7, END));
    assertThat(user.rows.due()).isEmpty();
    assertThat(user.handle(answer(NEW, 5, true)).sends())
        .containsExactly(new ReleaseName(NEW, USER, 5, END));
    assertThat(user.handle(answer(NEW, 5, false)).sends()).isEmpty();
  }

  @Test
  void whatever_comes_after_the_end_finds_no_account() {
    user.handle(request(Duration.ZERO));
    user.handle(new EraseAccount(USER, 5, END));

    assertThat(user.rejected(open(1, END))).isEqualTo("account_not_found");
    assertThat(user.rejected(request(GRACE))).isEqualTo("account_not_found");
    assertThat(user.rejected(new CancelDeletion(USER, USER, AT))).isEqualTo("account_not_found");
    assertThat(user.rejected(new RequestPasswordReset(USER, AT))).isEqualTo("account_not_found");
    assertThat(user.accepted(new ExpireRegistration(USER, 1, END)).repeated()).isTrue();
    assertThat(user.accepted(new CloseSessions(USER, sessionId(1), END)).repeated()).isTrue();
    assertThat(user.rejected(new VerifyEmail(USER, 1, END))).isEqualTo("invalid_token");
    assertThat(user.rejected(register("Ann"))).isEqualTo("idempotency_key_reused");
    assertThat(user.rejected(bring("Ann"))).isEqualTo("idempotency_key_reused");
    assertThat(user.rows.account(USER)).isNull();
  }

  private static RequestDeletion request(Duration grace) {
    return new RequestDeletion(USER, USER, PasswordSet.digest(HASH), grace.toMillis(), T0);
  }

  private static RequestDeletion request(UUID actor, String hash) {
    return new RequestDeletion(
        USER, actor, hash == null ? null : PasswordSet.digest(hash), GRACE.toMillis(), T0);
  }
}
