package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.HASH;
import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.open;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static dev.confab.processors.domain.user.UserFixture.sessionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.user.ChangePassword;
import dev.confab.schemas.user.MailTokenEnded;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.PasswordEnded;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RequestPasswordReset;
import dev.confab.schemas.user.ResetPassword;
import dev.confab.schemas.user.SessionEnded;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final Instant END = T0.plusSeconds(3600);

  private final UserFixture user = registered();

  @Test
  void a_new_password_takes_the_place_of_the_one_that_was_checked() {
    assertThat(user.handle(change(HASH, "$new")).facts())
        .containsExactly(new PasswordSet(USER, 5, T0.plusMillis(5), "$new"));
    assertThat(user.accepted(change("$new", "$newer")).seq()).isEqualTo(6);
  }

  @Test
  void all_other_sessions_end_before_it_counts() {
    for (int i = 0; i < 3; i++) {
      user.handle(open(i, END));
    }

    UserDecision decision = user.handle(change(HASH, "$new"));

    assertThat(decision.facts())
        .hasSize(3)
        .startsWith(new SessionEnded(USER, sessionId(0)), new SessionEnded(USER, sessionId(2)))
        .last()
        .isInstanceOf(PasswordSet.class);
    assertThat(user.rows.sessions(USER))
        .extracting(SessionRow::sessionId)
        .containsExactly(sessionId(1));
  }

  @Test
  void an_open_reset_ends_with_the_password_that_was_forgotten() {
    user.handle(new RequestPasswordReset(USER, T0));

    assertThat(user.handle(change(HASH, "$new")).facts())
        .startsWith(new MailTokenEnded(USER, T0.plusMillis(5), MailTokenKind.PASSWORD_RESET));
    assertThat(user.rejected(new ResetPassword(USER, 1, "$newer", T0))).isEqualTo("token_expired");
  }

  @Test
  void of_two_changes_at_the_same_time_the_second_is_told() {
    user.handle(change(HASH, "$mine"));

    assertThat(user.rejected(change(HASH, "$theirs"))).isEqualTo("password_changed");
    assertThat(user.account().password()).isEqualTo(PasswordSet.digest("$mine"));
  }

  @Test
  void the_same_change_twice_is_one() {
    user.handle(change(HASH, "$new"));

    assertThat(user.accepted(change(HASH, "$new")).repeated()).isTrue();
  }

  @Test
  void without_a_password_there_is_none_to_change() {
    UserFixture imported = new UserFixture();
    assertThat(imported.rejected(change(HASH, "$new"))).isEqualTo("account_not_found");

    imported.handle(UserFixture.bring("Ann"));
    imported.handle(UserFixture.answer(UserFixture.USERNAME, 1, true));

    assertThat(imported.rejected(change(HASH, "$new"))).isEqualTo("password_changed");
  }

  @Test
  void an_ended_password_is_none() {
    UserEvolver.evolve(new PasswordEnded(USER), user.rows);

    assertThat(user.rejected(change(HASH, "$new"))).isEqualTo("password_changed");
  }

  private static ChangePassword change(String verified, String wanted) {
    return new ChangePassword(USER, sessionId(1), PasswordSet.digest(verified), wanted, T0);
  }
}
