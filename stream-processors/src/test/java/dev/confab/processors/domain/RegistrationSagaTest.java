package dev.confab.processors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.name.InMemoryNameRows;
import dev.confab.processors.domain.name.NameDecider;
import dev.confab.processors.domain.name.NameDecision;
import dev.confab.processors.domain.name.NameEvolver;
import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.processors.domain.user.InMemoryUserRows;
import dev.confab.processors.domain.user.UserDecider;
import dev.confab.processors.domain.user.UserDecision;
import dev.confab.processors.domain.user.UserEvolver;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.UserCommand;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Users and names, wired by queues that keep their order like partitions do. Every message may be
 * there twice; claims and their answers may come once more much later, or be lost, which a due row
 * must heal. A release is never lost: it is written in the transaction of the refusal.
 */
class RegistrationSagaTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final int USERS = 3;
  private static final int ATTEMPTS = 12;

  private final InMemoryUserRows users = new InMemoryUserRows();
  private final InMemoryNameRows names = new InMemoryNameRows();
  private final Queue<UserCommand> toUsers = new ArrayDeque<>();
  private final Queue<NameCommand> toNames = new ArrayDeque<>();
  private final List<UserCommand> lateAnswers = new ArrayList<>();
  private final List<NameCommand> lateClaims = new ArrayList<>();
  private int clock;

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void names_belong_to_registered_users_only_and_a_retry_ends_well(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ATTEMPTS; i++) {
      toUsers.add(register(random.nextInt(USERS), random.nextInt(2)));
      run(random, random.nextInt(8));
      if (random.nextInt(3) == 0) {
        expireAll();
      }
    }
    settle(random);
    check(seed);

    // Names 0 and 1 go to two users; whoever was refused first tries again with a free one.
    for (int user = 0; user < USERS; user++) {
      toUsers.add(register(user, 10 + user));
    }
    settle(null);
    check(seed);
    for (int user = 0; user < USERS; user++) {
      assertThat(status(user)).as("seed %d, user %d", seed, user).isEqualTo(Status.REGISTERED);
    }
  }

  /** Delivers some messages; with a random source, not all of them once. */
  private void run(@Nullable Random random, int messages) {
    for (int i = 0; i < messages && !(toUsers.isEmpty() && toNames.isEmpty()); i++) {
      boolean user =
          toNames.isEmpty() || (!toUsers.isEmpty() && (random == null || random.nextBoolean()));
      if (user) {
        deliver(toUsers.remove(), random);
      } else {
        deliver(toNames.remove(), random);
      }
    }
  }

  private void deliver(UserCommand command, @Nullable Random random) {
    boolean answer = command instanceof AnswerClaim;
    int fate = random == null ? 0 : random.nextInt(10);
    if (answer && fate == 1) {
      return;
    }
    decide(command);
    if (fate == 2) {
      decide(command);
    }
    if (answer && fate == 3) {
      lateAnswers.add(command);
    }
  }

  private void deliver(NameCommand command, @Nullable Random random) {
    boolean claim = command instanceof ClaimName;
    int fate = random == null ? 0 : random.nextInt(10);
    if (claim && fate == 1) {
      return;
    }
    decide(command);
    if (fate == 2) {
      decide(command);
    }
    if (claim && fate == 3) {
      lateClaims.add(command);
    }
  }

  private void decide(UserCommand command) {
    UserDecision decision = UserDecider.decide(command, users);
    decision.facts().forEach(fact -> UserEvolver.evolve(fact, users));
    toNames.addAll(decision.sends());
  }

  private void decide(NameCommand command) {
    NameDecision decision = NameDecider.decide(command, names);
    decision.events().forEach(event -> NameEvolver.evolve(event, names));
    toUsers.addAll(decision.answers());
  }

  /** Late copies arrive, what hangs expires, and all queues run dry. */
  private void settle(@Nullable Random random) {
    run(random, Integer.MAX_VALUE);
    toUsers.addAll(lateAnswers);
    lateAnswers.clear();
    toNames.addAll(lateClaims);
    lateClaims.clear();
    run(null, Integer.MAX_VALUE);
    expireAll();
    run(null, Integer.MAX_VALUE);
    assertThat(users.due()).isEmpty();
  }

  private void expireAll() {
    users
        .due()
        .forEach(
            (key, version) -> toUsers.add(new ExpireRegistration(key.userId(), version, key.at())));
  }

  private void check(long seed) {
    for (UUID nameKey : names.owned()) {
      AccountRow owner = users.account(names.name(nameKey).owner());
      assertThat(owner.status()).as("seed %d", seed).isEqualTo(Status.REGISTERED);
      assertThat(nameKey)
          .as("seed %d", seed)
          .isIn(owner.registration().usernameKey(), owner.registration().emailKey());
    }
    for (int user = 0; user < USERS; user++) {
      if (status(user) == Status.REGISTERED) {
        AccountRow account = users.account(userId(user));
        assertThat(names.name(account.registration().usernameKey()).owner())
            .as("seed %d", seed)
            .isEqualTo(userId(user));
        assertThat(names.name(account.registration().emailKey()).owner())
            .as("seed %d", seed)
            .isEqualTo(userId(user));
      }
    }
  }

  private @Nullable Status status(int user) {
    AccountRow account = users.account(userId(user));
    return account == null ? null : account.status();
  }

  private static UUID userId(int user) {
    return new UUID(1, user);
  }

  /** Name 0 comes with an e-mail address that is wanted too, name 1 with one of the user's own. */
  private RegisterAccount register(int user, int name) {
    UUID emailKey = new UUID(8, name == 1 ? user : name);
    return new RegisterAccount(
        userId(user),
        "key",
        new AccountProfile("name-" + name, "mail", "Name"),
        null,
        new UUID(7, name),
        emailKey,
        "$argon2id$hash",
        T0.plusMillis(clock++));
  }
}
