package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.open;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static dev.confab.processors.domain.user.UserFixture.secret;
import static dev.confab.processors.domain.user.UserFixture.sessionId;
import static dev.confab.schemas.user.AccountRole.ADMIN;
import static dev.confab.schemas.user.AccountRole.MODERATOR;
import static dev.confab.schemas.user.AccountRole.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.ChangeRoles;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.RotateSession;
import dev.confab.schemas.user.SessionEnded;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final UUID BOSS = new UUID(1, 7);
  private static final Instant AT = T0.plusMillis(5);
  private static final Instant END = T0.plusSeconds(3600);

  private final UserFixture user = registered();

  @Test
  void an_admin_gives_roles_and_the_event_says_who() {
    assertThat(user.handle(change(BOSS, ADMIN, MODERATOR, ADMIN)).facts())
        .containsExactly(new RolesChanged(USER, 5, AT, BOSS, List.of(MODERATOR, ADMIN)));
    assertThat(user.account().roles()).containsExactlyInAnyOrder(MODERATOR, ADMIN);
  }

  @Test
  void the_operator_is_told_apart() {
    assertThat(user.handle(change(ChangeRoles.OPERATOR, ADMIN)).facts())
        .containsExactly(new RolesChanged(USER, 5, AT, ChangeRoles.OPERATOR, List.of(ADMIN)));
  }

  @Test
  void giving_ends_no_session() {
    user.handle(open(1, END));

    user.handle(change(BOSS, MODERATOR));

    assertThat(user.rows.sessions(USER)).hasSize(1);
  }

  @Test
  void taking_ends_all_sessions_even_if_another_role_is_given() {
    user.handle(change(BOSS, ADMIN));
    user.handle(open(1, END));
    user.handle(open(2, END));

    assertThat(user.handle(change(BOSS, MODERATOR)).facts())
        .containsExactly(
            new SessionEnded(USER, sessionId(1)),
            new SessionEnded(USER, sessionId(2)),
            new RolesChanged(USER, 8, AT, BOSS, List.of(MODERATOR)));
    assertThat(user.rows.sessions(USER)).isEmpty();
  }

  @Test
  void the_same_roles_again_change_nothing() {
    user.handle(change(BOSS, ADMIN));

    assertThat(user.accepted(change(BOSS, ADMIN)).repeated()).isTrue();
    assertThat(user.accepted(change(USER, ADMIN, ADMIN)).repeated()).isTrue();
  }

  @Test
  void nobody_takes_admin_from_themselves() {
    user.handle(change(BOSS, ADMIN));

    assertThat(user.rejected(change(USER))).isEqualTo("own_admin_role");
    assertThat(user.rejected(change(USER, MODERATOR))).isEqualTo("own_admin_role");
    assertThat(user.accepted(change(USER, ADMIN, MODERATOR)).repeated()).isFalse();
    assertThat(user.accepted(change(USER, ADMIN)).repeated()).isFalse();
  }

  @Test
  void a_role_must_be_known_and_a_user_registered() {
    assertThat(user.rejected(change(BOSS, UNKNOWN))).isEqualTo("invalid_roles");
    UserFixture nobody = new UserFixture();
    assertThat(nobody.rejected(change(BOSS, ADMIN))).isEqualTo("account_not_found");
    nobody.handle(register("Ann"));
    assertThat(nobody.rejected(change(BOSS, ADMIN))).isEqualTo("account_not_found");
  }

  @Test
  void no_session_begins_or_goes_on_with_a_role_that_was_taken() {
    assertThat(user.rejected(openWith(ADMIN))).isEqualTo("roles_changed");
    user.handle(change(BOSS, MODERATOR));
    user.accepted(openWith(MODERATOR));

    assertThat(user.rejected(rotate("first", "second", ADMIN))).isEqualTo("roles_changed");
    // and the token that was shown is still good
    assertThat(user.accepted(rotate("first", "second", MODERATOR)).repeated()).isFalse();
    assertThat(user.accepted(rotate("second", "third")).repeated()).isFalse();
  }

  @Test
  void a_stolen_secret_is_told_before_the_roles_are_looked_at() {
    user.handle(open(1, END));
    user.handle(rotate("first", "second"));

    assertThat(UserFixture.code(user.handle(rotate("first", "third", ADMIN))))
        .isEqualTo("refresh_reused");
  }

  private static ChangeRoles change(UUID actor, AccountRole... roles) {
    return new ChangeRoles(USER, actor, List.of(roles), T0);
  }

  private static OpenSession openWith(AccountRole... roles) {
    return new OpenSession(USER, sessionId(1), secret("first"), END, null, T0, List.of(roles));
  }

  private static RotateSession rotate(String presented, String next, AccountRole... roles) {
    return new RotateSession(
        USER, sessionId(1), secret(presented), secret(next), END, T0, List.of(roles));
  }
}
