package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.EMAIL;
import static dev.confab.processors.domain.user.UserFixture.HASH;
import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.USERNAME;
import static dev.confab.processors.domain.user.UserFixture.answer;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.user.InMemoryUserRows.DueKey;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.ReleaseName;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RequestEmailVerification;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.UniqueName;
import dev.confab.schemas.user.VerifyEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameChangesTest {
  private static final UUID NEW = new UUID(7, 3);
  private static final UUID OTHER = new UUID(7, 4);
  private static final UniqueName ANNA = new UniqueName("anna");
  private static final Instant AT = T0.plusMillis(5);

  private final UserFixture user = registered();

  @Test
  void the_new_name_is_claimed_and_the_old_one_kept() {
    UserDecision decision = user.handle(username(NEW));

    assertThat(decision.verdict()).isEqualTo(new Accepted(USER, 5, 0, AT, false));
    assertThat(decision.facts())
        .containsExactly(new NameChangeStarted(USER, 5, AT, NameKind.USERNAME, ANNA, null, NEW));
    assertThat(decision.sends())
        .containsExactly(new ClaimName(NEW, USER, NameKind.USERNAME, 5, AT));
    assertThat(user.account().registration().usernameKey()).isEqualTo(USERNAME);
  }

  @Test
  void once_it_is_granted_it_counts_and_the_old_one_is_released() {
    user.handle(username(NEW));

    UserDecision decision = user.handle(answer(NEW, 5, true));

    assertThat(decision.facts()).containsExactly(new NameChanged(USER, 6, AT, 5));
    assertThat(decision.sends()).containsExactly(new ReleaseName(USERNAME, USER, 5, AT));
    assertThat(user.account().registration().usernameKey()).isEqualTo(NEW);
    assertThat(user.rows.due()).isEmpty();
  }

  @Test
  void an_address_is_changed_like_a_username() {
    user.handle(change(NameKind.EMAIL, NEW));

    assertThat(user.handle(answer(NEW, 5, true)).sends())
        .containsExactly(new ReleaseName(EMAIL, USER, 5, AT));
    assertThat(user.account().registration().emailKey()).isEqualTo(NEW);
    assertThat(user.account().registration().usernameKey()).isEqualTo(USERNAME);
  }

  @Test
  void another_address_is_to_be_verified_and_ends_what_was_mailed_to_the_old_one() {
    VerifyEmail verify = new VerifyEmail(USER, 1, AT);
    user.handle(verify);
    user.handle(new RequestPasswordReset(USER, AT));
    user.handle(change(NameKind.EMAIL, NEW));

    UserDecision decision = user.handle(answer(NEW, 6, true));

    assertThat(decision.facts())
        .containsExactly(
            new NameChanged(USER, 7, AT, 6),
            new MailTokenEnded(USER, AT, MailTokenKind.PASSWORD_RESET),
            new MailTokenIssued(
                USER,
                AT,
                MailTokenKind.EMAIL_VERIFICATION,
                2,
                NEW,
                AT.plus(Duration.ofHours(24)),
                7));
    assertThat(user.rejected(verify)).isEqualTo("invalid_token");
    assertThat(user.rejected(new ResetPassword(USER, 1, "$new", AT))).isEqualTo("token_expired");
    assertThat(user.accepted(new RequestEmailVerification(USER, AT)).repeated()).isFalse();
    // no number is given twice: what was mailed before stays worth nothing
    assertThat(user.handle(new RequestPasswordReset(USER, AT)).facts())
        .first()
        .extracting(fact -> ((MailTokenIssued) fact).no())
        .isEqualTo(2L);
  }

  @Test
  void an_address_written_in_another_way_is_verified_again() {
    user.handle(new VerifyEmail(USER, 1, AT));

    assertThat(user.handle(change(NameKind.EMAIL, EMAIL)).facts())
        .hasExactlyElementsOfTypes(
            NameChangeStarted.class, NameChanged.class, MailTokenIssued.class);
  }

  @Test
  void whoever_changes_the_address_knows_the_newest_password() {
    Sha256 old = PasswordSet.digest("$old");

    assertThat(user.rejected(new ChangeName(USER, NameKind.EMAIL, ANNA, null, NEW, T0, old)))
        .isEqualTo("password_changed");
    assertThat(user.rejected(new ChangeName(USER, NameKind.EMAIL, ANNA, null, NEW, T0, null)))
        .isEqualTo("password_changed");
  }

  @Test
  void five_addresses_an_hour_are_enough() {
    long version = 5;
    for (int i = 0; i < 4; i++) { // the first mail was that of the registration
      UUID nameKey = new UUID(9, i);
      user.accepted(change(NameKind.EMAIL, nameKey));
      user.handle(answer(nameKey, version, true));
      version += 2;
    }

    assertThat(user.rejected(change(NameKind.EMAIL, NEW))).isEqualTo("too_many_mails");
    assertThat(user.accepted(username(NEW)).repeated()).isFalse();
  }

  @Test
  void a_taken_name_changes_nothing_and_says_why() {
    user.handle(username(NEW));

    UserDecision decision = user.handle(answer(NEW, 5, false));

    assertThat(decision.facts())
        .containsExactly(new NameChangeRefused(USER, 6, AT, 5, "username_taken"));
    assertThat(decision.sends()).containsExactly(new ReleaseName(NEW, USER, 5, AT));
    assertThat(user.account().registration().usernameKey()).isEqualTo(USERNAME);
    assertThat(user.rows.due()).isEmpty();
    user.handle(change(NameKind.EMAIL, NEW));
    assertThat(user.handle(answer(NEW, 7, false)).facts())
        .containsExactly(new NameChangeRefused(USER, 8, AT, 7, "email_taken"));
  }

  @Test
  void a_claim_that_never_answers_expires_and_is_given_back() {
    user.handle(username(NEW));
    Instant due = AT.plus(Registration.PATIENCE);
    assertThat(user.rows.due())
        .containsExactly(Map.entry(new DueKey(DueKind.CLAIMS, due, USER), 5L));

    UserDecision decision = user.handle(new ExpireRegistration(USER, 5, due));

    assertThat(decision.facts())
        .containsExactly(new NameChangeRefused(USER, 6, due, 5, "name_change_expired"));
    assertThat(decision.sends()).containsExactly(new ReleaseName(NEW, USER, 5, due));
    assertThat(user.rows.due()).isEmpty();
    assertThat(user.handle(new ExpireRegistration(USER, 5, due)).facts()).isEmpty();
  }

  @Test
  void an_answer_that_comes_after_the_end_gives_the_name_back() {
    user.handle(username(NEW));
    user.handle(new ExpireRegistration(USER, 5, AT));

    assertThat(user.handle(answer(NEW, 5, true)).sends())
        .containsExactly(new ReleaseName(NEW, USER, 5, AT));
  }

  @Test
  void an_answer_to_an_earlier_attempt_does_not_count() {
    user.handle(username(NEW));
    user.handle(new ExpireRegistration(USER, 5, AT));
    user.handle(username(NEW));

    UserDecision late = user.handle(answer(NEW, 5, true));

    assertThat(late.facts()).isEmpty();
    assertThat(late.sends()).isEmpty();
    assertThat(user.handle(answer(NEW, 7, true)).facts())
        .containsExactly(new NameChanged(USER, 8, AT, 7));
  }

  @Test
  void the_old_name_is_the_users_no_more() {
    user.handle(username(NEW));
    user.handle(answer(NEW, 5, true));

    // a late copy of the registration's claim has got it again
    assertThat(user.handle(answer(USERNAME, 1, true)).sends())
        .containsExactly(new ReleaseName(USERNAME, USER, 1, AT));
    assertThat(user.handle(answer(NEW, 5, true)).sends()).isEmpty();
  }

  @Test
  void the_same_wish_joins_the_attempt_and_another_one_has_to_wait() {
    user.handle(username(NEW));

    assertThat(user.accepted(username(NEW))).isEqualTo(new Accepted(USER, 5, 0, AT, true));
    assertThat(user.rejected(username(OTHER))).isEqualTo("name_change_pending");
  }

  @Test
  void a_name_that_is_the_users_already_is_only_written_in_another_way() {
    UserDecision decision = user.handle(username(USERNAME));

    assertThat(decision.verdict()).isEqualTo(new Accepted(USER, 6, 0, AT, false));
    assertThat(decision.facts())
        .containsExactly(
            new NameChangeStarted(USER, 5, AT, NameKind.USERNAME, ANNA, null, USERNAME),
            new NameChanged(USER, 6, AT, 5));
    assertThat(decision.sends()).isEmpty();
    assertThat(user.rows.due()).isEmpty();
  }

  @Test
  void a_wish_must_make_sense() {
    assertThat(user.rejected(change(NameKind.UNKNOWN, NEW))).isEqualTo("invalid_name");
    assertThat(user.rejected(new ChangeName(USER, NameKind.USERNAME, null, null, NEW, T0, null)))
        .isEqualTo("invalid_name");
  }

  @Test
  void only_an_account_has_names() {
    UserFixture nobody = new UserFixture();
    assertThat(nobody.rejected(username(NEW))).isEqualTo("account_not_found");
    nobody.handle(register("Ann"));
    assertThat(nobody.rejected(username(NEW))).isEqualTo("account_not_found");
  }

  private static ChangeName username(UUID nameKey) {
    return change(NameKind.USERNAME, nameKey);
  }

  private static ChangeName change(NameKind kind, UUID nameKey) {
    Sha256 verified = kind == NameKind.EMAIL ? PasswordSet.digest(HASH) : null;
    return new ChangeName(USER, kind, ANNA, null, nameKey, T0, verified);
  }
}
