package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Account.Status;
import dev.confab.platform.query.Session;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.NameChangeRefused;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.SessionStored;
import dev.confab.schemas.user.UniqueName;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with sessions and changes of accounts. */
abstract class SessionsConformance extends AccountsConformance {
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final Instant USED = NOW.plusSeconds(600);
  private static final Instant END = NOW.plusSeconds(3600);
  private static final UUID FIRST = new UUID(5, 1);
  private static final UUID SECOND = new UUID(5, 2);
  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void a_users_sessions_are_their_own() {
    running.publish(stored(ANNA, FIRST, 5, NOW, END));
    running.publish(stored(ANNA, SECOND, 6, NOW, END));
    running.publish(stored(BEN, new UUID(5, 3), 5, NOW, END));

    assertThat(views.sessions(ANNA, SECOND))
        .containsExactlyInAnyOrder(
            new Session(FIRST, "Browser/1", NOW, NOW, END),
            new Session(SECOND, "Browser/1", NOW, NOW, END));
  }

  @Test
  void a_session_says_when_it_was_used_last() {
    running.publish(stored(ANNA, FIRST, 6, USED, END.plusSeconds(600)));
    running.publish(stored(ANNA, FIRST, 5, NOW, END));

    assertThat(views.sessions(ANNA, FIRST))
        .containsExactly(new Session(FIRST, "Browser/1", NOW, USED, END.plusSeconds(600)));
  }

  @Test
  void an_ended_session_stays_ended_when_its_event_comes_again() {
    SessionStored stored = stored(ANNA, FIRST, 5, NOW, END);
    running.publish(stored);
    end(FIRST);
    running.publish(stored);

    assertThat(views.sessions(ANNA, FIRST)).isEmpty();
    assertThat(views.sessionEnded(ANNA, FIRST)).isTrue();
  }

  @Test
  void a_question_for_an_end_waits_for_it() {
    running.publish(stored(ANNA, FIRST, 5, NOW, END));

    var answer = CompletableFuture.supplyAsync(() -> views.sessionEnded(ANNA, FIRST));
    end(FIRST);

    assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(true);
  }

  @Test
  void a_session_that_goes_on_or_never_was_has_not_ended() {
    running.publish(stored(ANNA, FIRST, 5, NOW, END));

    assertThat(views.sessionEnded(ANNA, FIRST)).isFalse();
    assertThat(views.sessionEnded(ANNA, SECOND)).isFalse();
  }

  @Test
  void what_ended_long_ago_is_cleared_away_by_the_next_log_in() {
    running.publish(stored(ANNA, FIRST, 5, NOW, END));
    Instant muchLater = END.plus(Duration.ofDays(31));
    running.publish(stored(ANNA, SECOND, 6, muchLater, muchLater.plusSeconds(3600)));

    assertThat(views.sessions(ANNA, SECOND)).extracting(Session::sessionId).containsExactly(SECOND);
  }

  @Test
  void a_question_for_a_password_waits_for_its_version() {
    running.publish(new PasswordSet(ANNA, 2, NOW, "$old"));
    assertThat(views.passwordSet(ANNA, 2)).isTrue();

    var answer = CompletableFuture.supplyAsync(() -> views.passwordSet(ANNA, 7));
    running.publish(new PasswordSet(ANNA, 7, NOW, "$new"));

    assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(true);
    assertThat(views.passwordSet(ANNA, 8)).isFalse();
  }

  @Test
  void a_name_changes_when_its_claim_was_granted() {
    registered();
    running.publish(wants(NameKind.USERNAME, "anne", 4));
    assertThat(views.account(ANNA)).map(Account::username).contains("anna");

    var answer =
        CompletableFuture.supplyAsync(() -> views.settledAccount(ANNA, 4, Duration.ofSeconds(10)));
    running.publish(new NameChanged(ANNA, 5, NOW, 4));

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .extracting(account -> account.orElseThrow().username())
        .isEqualTo("anne");
    assertThat(views.account(ANNA)).map(Account::email).contains("anna@example.org");
  }

  @Test
  void an_address_changes_like_a_username() {
    registered();
    running.publish(wants(NameKind.EMAIL, "anne@example.org", 4));
    running.publish(new NameChanged(ANNA, 5, NOW, 4));

    assertThat(views.account(ANNA)).map(Account::email).contains("anne@example.org");
    assertThat(views.account(ANNA)).map(Account::username).contains("anna");
  }

  @Test
  void a_refused_change_says_why_until_the_next_one() {
    registered();
    running.publish(wants(NameKind.USERNAME, "anne", 4));
    running.publish(new NameChangeRefused(ANNA, 5, NOW, 4, "username_taken"));

    Account refused = views.settledAccount(ANNA, 4, SHORT).orElseThrow();
    assertThat(refused.status()).isEqualTo(Status.REGISTERED);
    assertThat(refused.username()).isEqualTo("anna");
    assertThat(refused.refusal()).isEqualTo("username_taken");

    running.publish(wants(NameKind.USERNAME, "annie", 6));
    assertThat(views.account(ANNA).orElseThrow().refusal()).isNull();
  }

  private void registered() {
    running.publish(
        new RegistrationStarted(
            ANNA,
            1,
            NOW,
            new Cause("r-1", Sha256.ofParts("r-1")),
            new AccountProfile("anna", "anna@example.org", "Anna"),
            null,
            new UUID(6, 1),
            new UUID(6, 2),
            false));
    running.publish(new AccountRegistered(ANNA, 3, NOW));
    running.publish(new PasswordSet(ANNA, 2, NOW, "$argon2id$hash"));
  }

  private void end(UUID sessionId) {
    running.publishCredential(new CredentialKey(ANNA, sessionId), null);
  }

  private static NameChangeStarted wants(NameKind kind, String name, long version) {
    return new NameChangeStarted(
        ANNA, version, NOW, kind, new UniqueName(name), null, new UUID(6, 3));
  }

  private static SessionStored stored(
      UUID userId, UUID sessionId, long version, Instant at, Instant expiresAt) {
    return new SessionStored(
        userId, version, at, sessionId, Sha256.ofParts(version), NOW, "Browser/1", expiresAt);
  }
}
