package dev.confab.processors.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.ImportAccount;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.UserCommand;
import dev.confab.schemas.user.UserFact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One user, decided on and folded like a topology does it. */
final class UserFixture {
  static final UUID USER = new UUID(1, 1);
  static final UUID IMPORTER = new UUID(1, 9);
  static final UUID USERNAME = new UUID(7, 1);
  static final UUID EMAIL = new UUID(7, 2);
  static final String HASH = "$argon2id$hash";
  static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  final InMemoryUserRows rows = new InMemoryUserRows();

  static UserFixture registered() {
    UserFixture user = new UserFixture();
    user.handle(register("Ann"));
    user.handle(answer(USERNAME, 1, true));
    user.handle(answer(EMAIL, 1, true));
    return user;
  }

  UserDecision handle(UserCommand command) {
    UserDecision decision = UserDecider.decide(command, rows);
    for (UserFact fact : decision.facts()) {
      UserEvolver.evolve(fact, rows);
    }
    return decision;
  }

  Accepted accepted(UserCommand command) {
    UserDecision decision = handle(command);
    assertThat(decision.verdict()).isInstanceOf(Accepted.class);
    return (Accepted) decision.verdict();
  }

  /** The code of a rejection, which must say why and change nothing. */
  String rejected(UserCommand command) {
    UserDecision decision = handle(command);
    assertThat(decision.facts()).isEmpty();
    assertThat(decision.sends()).isEmpty();
    return code(decision);
  }

  static String code(UserDecision decision) {
    assertThat(decision.verdict()).isInstanceOf(Rejected.class);
    Rejected rejected = (Rejected) decision.verdict();
    assertThat(rejected.message()).matches("expected .+, but .+");
    return rejected.code();
  }

  AccountRow account() {
    return rows.account(USER);
  }

  static RegisterAccount register(String displayName) {
    return new RegisterAccount(
        USER,
        "key",
        new AccountProfile("ann", "ann@example.org", displayName),
        null,
        USERNAME,
        EMAIL,
        HASH,
        T0);
  }

  static ImportAccount bring(String displayName) {
    return new ImportAccount(
        USER, IMPORTER, new AccountProfile("ann", null, displayName), null, USERNAME, T0);
  }

  static AnswerClaim answer(UUID nameKey, long startedVersion, boolean granted) {
    return new AnswerClaim(USER, nameKey, startedVersion, granted, T0.plusMillis(5));
  }

  static OpenSession open(int session, Instant expiresAt) {
    return new OpenSession(
        USER, sessionId(session), secret("first"), expiresAt, "Browser/1", T0, List.of());
  }

  static UUID sessionId(int session) {
    return new UUID(3, session);
  }

  static Sha256 secret(String secret) {
    return Sha256.ofParts(secret);
  }
}
