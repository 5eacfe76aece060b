package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.open;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static dev.confab.processors.domain.user.UserFixture.secret;
import static dev.confab.processors.domain.user.UserFixture.sessionId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.user.CloseSession;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.SessionStored;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant AT = T0.plusMillis(5);
  private static final Instant END = T0.plusSeconds(3600);
  private static final Instant LATER = END.plusSeconds(3600);

  private final UserFixture user = registered();

  @Test
  void a_registered_user_opens_a_session() {
    assertThat(user.handle(open(1, END)).facts())
        .containsExactly(new SessionStored(USER, 5, AT, sessionId(1), secret("first"), END));
    assertThat(user.rows.sessions(USER))
        .containsExactly(new SessionRow(sessionId(1), secret("first"), END));
  }

  @Test
  void nobody_else_does() {
    UserFixture nobody = new UserFixture();
    assertThat(nobody.rejected(open(1, END))).isEqualTo("account_not_found");
    nobody.handle(register("Ann"));
    assertThat(nobody.rejected(open(1, END))).isEqualTo("account_not_found");
  }

  @Test
  void opening_twice_is_opening_once() {
    user.handle(open(1, END));
    user.handle(rotate("first", "second", T0));

    assertThat(user.accepted(open(1, END)).repeated()).isTrue();
    assertThat(user.rows.session(USER, sessionId(1)).refreshHash()).isEqualTo(secret("second"));
  }

  @Test
  void the_33rd_session_ends_the_one_that_expires_first() {
    for (int i = 0; i < 32; i++) {
      user.handle(open(i, END.plusSeconds(i == 7 ? -1 : i)));
    }

    UserDecision decision = user.handle(open(32, END));

    assertThat(decision.facts())
        .hasSize(2)
        .startsWith(new SessionEnded(USER, sessionId(7)))
        .last()
        .isInstanceOf(SessionStored.class);
    assertThat(user.rows.sessions(USER)).hasSize(32);
  }

  @Test
  void the_newest_secret_is_exchanged_for_the_next() {
    user.handle(open(1, END));

    assertThat(user.handle(rotate("first", "second", T0)).facts())
        .containsExactly(new SessionStored(USER, 6, AT, sessionId(1), secret("second"), LATER));
  }

  @Test
  void the_same_exchange_twice_is_one() {
    user.handle(open(1, END));
    user.handle(rotate("first", "second", T0));

    assertThat(user.accepted(rotate("first", "second", T0)).repeated()).isTrue();
  }

  @Test
  void a_used_secret_ends_the_session_and_is_rejected() {
    user.handle(open(1, END));
    user.handle(rotate("first", "second", T0));

    UserDecision decision = user.handle(rotate("first", "third", T0));

    assertThat(UserFixture.code(decision)).isEqualTo("refresh_reused");
    assertThat(decision.facts()).containsExactly(new SessionEnded(USER, sessionId(1)));
    assertThat(user.rejected(rotate("second", "fourth", T0))).isEqualTo("session_not_found");
  }

  @Test
  void an_expired_session_is_not_renewed() {
    user.handle(open(1, END));

    assertThat(user.rejected(rotate("first", "second", END))).isEqualTo("session_expired");
    assertThat(user.accepted(rotate("first", "second", END.minusMillis(1))).repeated()).isFalse();
  }

  @Test
  void closing_ends_a_session_and_is_fine_without_one() {
    user.handle(open(1, END));
    CloseSession close = new CloseSession(USER, sessionId(1), T0);

    assertThat(user.handle(close).facts()).containsExactly(new SessionEnded(USER, sessionId(1)));
    assertThat(user.accepted(close).repeated()).isTrue();
  }

  private static RotateSession rotate(String presented, String next, Instant issuedAt) {
    return new RotateSession(USER, sessionId(1), secret(presented), secret(next), LATER, issuedAt);
  }
}
