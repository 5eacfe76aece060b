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
import dev.confab.schemas.user.CloseSessions;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.SessionEnded;
import dev.confab.schemas.user.SessionStored;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Instant AT = T0.plusMillis(5);
  private static final Instant END = T0.plusSeconds(3600);
  private static final Instant LATER = END.plusSeconds(3600);

  private final UserFixture user = registered();

  @Test
  void a_registered_user_opens_a_session() {
    assertThat(user.handle(open(1, END)).facts()).containsExactly(stored(5, "first", END));
    assertThat(user.rows.sessions(USER))
        .containsExactly(new SessionRow(sessionId(1), secret("first"), AT, "Browser/1", END));
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
        .containsExactly(stored(6, "second", LATER));
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

  @Test
  void a_session_keeps_where_and_when_it_began() {
    user.handle(open(1, END));
    user.handle(rotate("first", "second", T0.plusSeconds(60)));

    assertThat(user.rows.session(USER, sessionId(1)))
        .isEqualTo(new SessionRow(sessionId(1), secret("second"), AT, "Browser/1", LATER));
  }

  @Test
  void a_device_has_a_bound() {
    assertThat(user.rejected(openFrom("d".repeat(201)))).isEqualTo("invalid_device");
    assertThat(user.accepted(openFrom("d".repeat(200))).repeated()).isFalse();
  }

  @Test
  void closing_all_ends_every_session_and_the_asking_one_last() {
    for (int i = 0; i < 3; i++) {
      user.handle(open(i, END));
    }
    CloseSessions close = new CloseSessions(USER, sessionId(1), T0);

    assertThat(user.handle(close).facts())
        .containsExactlyInAnyOrder(ended(0), ended(1), ended(2))
        .last()
        .isEqualTo(ended(1));
    assertThat(user.rows.sessions(USER)).isEmpty();
    assertThat(user.accepted(close).repeated()).isTrue();
  }

  @Test
  void closing_all_from_a_session_that_has_ended_ends_the_others() {
    user.handle(open(2, END));

    assertThat(user.handle(new CloseSessions(USER, sessionId(1), T0)).facts())
        .containsExactly(ended(2));
  }

  private static OpenSession openFrom(String device) {
    return new OpenSession(USER, sessionId(1), secret("first"), END, device, T0, List.of());
  }

  private static SessionEnded ended(int session) {
    return new SessionEnded(USER, sessionId(session));
  }

  private static SessionStored stored(long version, String secret, Instant expiresAt) {
    return new SessionStored(
        USER, version, AT, sessionId(1), secret(secret), AT, "Browser/1", expiresAt);
  }

  private static RotateSession rotate(String presented, String next, Instant issuedAt) {
    return new RotateSession(
        USER, sessionId(1), secret(presented), secret(next), LATER, issuedAt, List.of());
  }
}
