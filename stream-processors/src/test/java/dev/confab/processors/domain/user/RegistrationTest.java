package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.EMAIL;
import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.USERNAME;
import static dev.confab.processors.domain.user.UserFixture.answer;
import static dev.confab.processors.domain.user.UserFixture.bring;
import static dev.confab.processors.domain.user.UserFixture.register;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.processors.domain.user.InMemoryUserRows.DueKey;
import dev.confab.schemas.Cause;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.ClaimGranted;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private static final Instant ANSWERED = T0.plusMillis(5);
  private static final DueKey DUE = new DueKey(DueKind.CLAIMS, T0.plusSeconds(60), USER);

  private final UserFixture user = new UserFixture();

  @Test
  void a_registration_claims_the_username_and_sets_the_password() {
    RegisterAccount command = register("Ann");

    UserDecision decision = user.handle(command);

    assertThat(decision.verdict()).isEqualTo(new Accepted(USER, 1, 0, T0, false));
    assertThat(decision.facts())
        .containsExactly(
            new RegistrationStarted(
                USER,
                1,
                T0,
                new Cause("key", command.contentHash()),
                command.content(),
                null,
                USERNAME,
                EMAIL,
                false),
            new PasswordSet(USER, 2, T0, command.passwordHash()));
    assertThat(decision.sends())
        .containsExactly(new ClaimName(USERNAME, USER, NameKind.USERNAME, 1, T0));
    assertThat(user.rows.due()).isEqualTo(Map.of(DUE, 1L));
  }

  @Test
  void the_address_is_claimed_once_the_username_is_granted() {
    user.handle(register("Ann"));

    UserDecision decision = user.handle(answer(USERNAME, 1, true));

    assertThat(decision.sends())
        .containsExactly(new ClaimName(EMAIL, USER, NameKind.EMAIL, 1, ANSWERED));
  }

  @Test
  void the_last_grant_makes_the_account() {
    user.handle(register("Ann"));

    assertThat(user.handle(answer(EMAIL, 1, true)).facts())
        .containsExactly(new ClaimGranted(USER, 3, ANSWERED, EMAIL));
    assertThat(user.account().status()).isEqualTo(Status.PENDING);
    assertThat(user.handle(answer(USERNAME, 1, true)).facts())
        .startsWith(new AccountRegistered(USER, 4, ANSWERED));
    assertThat(user.account().status()).isEqualTo(Status.REGISTERED);
    assertThat(user.rows.due()).isEmpty();
  }

  @Test
  void a_grant_counts_once() {
    user.handle(register("Ann"));
    user.handle(answer(EMAIL, 1, true));

    UserDecision again = user.handle(answer(EMAIL, 1, true));

    assertThat(again.facts()).isEmpty();
    assertThat(again.sends()).isEmpty();
    assertThat(user.account().status()).isEqualTo(Status.PENDING);
  }

  @Test
  void a_taken_name_refuses_the_registration_and_releases_all() {
    user.handle(register("Ann"));
    user.handle(answer(EMAIL, 1, true));

    UserDecision decision = user.handle(answer(USERNAME, 1, false));

    assertThat(decision.facts())
        .containsExactly(
            new RegistrationRefused(USER, 4, ANSWERED, "username_taken"), new PasswordEnded(USER));
    assertThat(decision.sends())
        .containsExactly(
            new ReleaseName(USERNAME, USER, 1, ANSWERED),
            new ReleaseName(EMAIL, USER, 1, ANSWERED));
    assertThat(user.rows.due()).isEmpty();
  }

  @Test
  void a_taken_email_address_is_named() {
    user.handle(register("Ann"));

    assertThat(user.handle(answer(EMAIL, 1, false)).facts())
        .contains(new RegistrationRefused(USER, 3, ANSWERED, "email_taken"));
  }

  @Test
  void a_retry_gets_the_first_outcome_while_pending_and_after() {
    user.handle(register("Ann"));
    Accepted first = new Accepted(USER, 1, 0, T0, true);

    assertThat(user.handle(register("Ann"))).isEqualTo(UserDecision.repeated(first));
    user.handle(answer(USERNAME, 1, true));
    user.handle(answer(EMAIL, 1, true));
    assertThat(user.handle(register("Ann"))).isEqualTo(UserDecision.repeated(first));
  }

  @Test
  void other_content_under_the_same_key_is_a_conflict() {
    user.handle(register("Ann"));

    assertThat(user.rejected(register("Bob"))).isEqualTo("idempotency_key_reused");
  }

  @Test
  void a_refused_registration_may_be_tried_again() {
    user.handle(register("Ann"));
    user.handle(answer(EMAIL, 1, false));

    UserDecision again = user.handle(register("Ann"));

    assertThat(again.verdict()).isEqualTo(new Accepted(USER, 4, 0, ANSWERED, false));
    assertThat(again.facts()).hasSize(2);
    assertThat(again.sends())
        .containsExactly(new ClaimName(USERNAME, USER, NameKind.USERNAME, 4, ANSWERED));
  }

  @Test
  void an_answer_to_an_earlier_attempt_does_not_count() {
    user.handle(register("Ann"));
    user.handle(answer(EMAIL, 1, false));
    user.handle(register("Ann"));

    UserDecision late = user.handle(answer(USERNAME, 1, true));
    UserDecision lateRefusal = user.handle(answer(USERNAME, 1, false));

    assertThat(late.facts()).isEmpty();
    assertThat(late.sends()).isEmpty(); // the release is on its way, and the new claim behind it
    assertThat(lateRefusal.facts()).isEmpty();
    assertThat(user.account().status()).isEqualTo(Status.PENDING);
  }

  @Test
  void a_grant_that_nobody_waits_for_gives_the_name_back() {
    ReleaseName release = new ReleaseName(USERNAME, USER, 1, ANSWERED);

    assertThat(user.handle(answer(USERNAME, 1, true)).sends()).containsExactly(release);
    user.handle(register("Ann"));
    user.handle(answer(EMAIL, 1, false));
    assertThat(user.handle(answer(USERNAME, 1, true)).sends()).containsExactly(release);
    assertThat(user.handle(answer(USERNAME, 1, false)).sends()).isEmpty();
  }

  @Test
  void a_registered_user_keeps_what_is_theirs_and_nothing_else() {
    UserFixture registered = UserFixture.registered();
    UUID other = new UUID(7, 9);

    assertThat(registered.handle(answer(USERNAME, 1, true)).sends()).isEmpty();
    assertThat(registered.handle(answer(other, 1, true)).sends())
        .containsExactly(new ReleaseName(other, USER, 1, ANSWERED));
  }

  @Test
  void a_registration_that_gets_no_answers_expires() {
    user.handle(register("Ann"));
    Instant due = T0.plusSeconds(60);

    UserDecision decision = user.handle(new ExpireRegistration(USER, 1, due));

    assertThat(decision.facts())
        .containsExactly(
            new RegistrationRefused(USER, 3, due, "registration_expired"), new PasswordEnded(USER));
    assertThat(decision.sends())
        .containsExactly(
            new ReleaseName(USERNAME, USER, 1, due), new ReleaseName(EMAIL, USER, 1, due));
    assertThat(user.rows.due()).isEmpty();
  }

  @Test
  void only_the_attempt_that_is_meant_expires() {
    user.handle(register("Ann"));

    UserDecision decision = user.handle(new ExpireRegistration(USER, 2, T0.plusSeconds(60)));

    assertThat(decision.facts()).isEmpty();
    assertThat(((Accepted) decision.verdict()).repeated()).isTrue();
    assertThat(UserFixture.registered().handle(new ExpireRegistration(USER, 1, T0)).facts())
        .isEmpty();
  }

  @Test
  void an_imported_account_has_one_name_and_no_password() {
    UserDecision decision = user.handle(bring("Ann"));

    assertThat(decision.facts())
        .containsExactly(
            new RegistrationStarted(
                USER,
                1,
                T0,
                new Cause("import", bring("Ann").contentHash()),
                new AccountProfile("ann", null, "Ann"),
                null,
                USERNAME,
                null,
                true));
    assertThat(decision.sends())
        .containsExactly(new ClaimName(USERNAME, USER, NameKind.USERNAME, 1, T0));
    assertThat(user.handle(answer(USERNAME, 1, true)).facts())
        .containsExactly(new AccountRegistered(USER, 2, ANSWERED));
    assertThat(user.accepted(bring("Ann"))).isEqualTo(new Accepted(USER, 1, 0, T0, true));
    // the id names the source, so another spelling is the same account
    assertThat(user.accepted(bring("ANN"))).isEqualTo(new Accepted(USER, 1, 0, T0, true));
  }

  @Test
  void a_refused_import_ends_no_password() {
    user.handle(bring("Ann"));

    UserDecision decision = user.handle(answer(USERNAME, 1, false));

    assertThat(decision.facts())
        .containsExactly(new RegistrationRefused(USER, 2, ANSWERED, "username_taken"));
    assertThat(decision.sends()).containsExactly(new ReleaseName(USERNAME, USER, 1, ANSWERED));
  }

  @Test
  void a_display_name_has_bounds_from_the_start() {
    assertThat(user.rejected(register(""))).isEqualTo("invalid_display_name");
    assertThat(user.rejected(register("n".repeat(65)))).isEqualTo("invalid_display_name");
  }
}
