package dev.confab.processors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.RegisterAccount;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Registrations over a bad wire, see {@link SagaWire}. */
class RegistrationSagaTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final int USERS = 3;
  private static final int ATTEMPTS = 12;

  private final SagaWire wire = new SagaWire(() -> {});
  private int clock;

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void names_belong_to_registered_users_only_and_a_retry_ends_well(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ATTEMPTS; i++) {
      wire.send(register(random.nextInt(USERS), random.nextInt(2)));
      wire.run(random, random.nextInt(8));
      if (random.nextInt(3) == 0) {
        wire.expireAll();
      }
    }
    wire.settle(random);
    check(seed);

    // Names 0 and 1 go to two users; whoever was refused first tries again with a free one.
    for (int user = 0; user < USERS; user++) {
      wire.send(register(user, 10 + user));
    }
    wire.settle(null);
    check(seed);
    for (int user = 0; user < USERS; user++) {
      assertThat(status(user)).as("seed %d, user %d", seed, user).isEqualTo(Status.REGISTERED);
    }
  }

  private void check(long seed) {
    for (UUID nameKey : wire.names.owned()) {
      AccountRow owner = wire.users.account(wire.names.name(nameKey).owner());
      assertThat(owner.status()).as("seed %d", seed).isEqualTo(Status.REGISTERED);
      assertThat(nameKey)
          .as("seed %d", seed)
          .isIn(owner.registration().usernameKey(), owner.registration().emailKey());
    }
    for (int user = 0; user < USERS; user++) {
      if (status(user) == Status.REGISTERED) {
        AccountRow account = wire.users.account(userId(user));
        assertThat(wire.names.name(account.registration().usernameKey()).owner())
            .as("seed %d", seed)
            .isEqualTo(userId(user));
        assertThat(wire.names.name(account.registration().emailKey()).owner())
            .as("seed %d", seed)
            .isEqualTo(userId(user));
      }
    }
  }

  private @Nullable Status status(int user) {
    AccountRow account = wire.users.account(userId(user));
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
