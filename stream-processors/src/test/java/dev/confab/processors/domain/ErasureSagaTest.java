package dev.confab.processors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.CancelDeletion;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RequestDeletion;
import dev.confab.schemas.user.UniqueName;
import dev.confab.schemas.user.UserCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts that end while their names change, over a bad wire, see {@link SagaWire}. */
class ErasureSagaTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HASH = "$argon2id$hash";
  private static final int USERS = 3;
  private static final int WISHES = 20;
  private static final int NAMES = 5;

  private final SagaWire wire = new SagaWire(this::everybodyHasTheirNames);
  private int clock;

  static LongStream seeds() {
    return LongStream.range(0, 1000);
  }

  @Test
  void whoever_stops_it_after_any_step_leaves_no_name_behind_in_the_end() {
    for (int steps = 0; steps < 10; steps++) {
      ErasureSagaTest saga = new ErasureSagaTest();
      saga.register(0);
      saga.wire.send(saga.change(0, NameKind.USERNAME, 4));
      saga.wire.run(null, steps);
      saga.wire.send(saga.delete(0));
      saga.wire.settle(null);

      assertThat(saga.wire.users.account(userId(0))).as("%d steps", steps).isNull();
      assertThat(saga.wire.names.owned()).as("%d steps", steps).isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void who_is_erased_has_no_name_and_who_stays_has_theirs(long seed) {
    Random random = new Random(seed);
    for (int user = 0; user < USERS; user++) {
      register(user);
    }
    for (int i = 0; i < WISHES; i++) {
      wire.send(wish(random));
      wire.run(random, random.nextInt(6));
      if (random.nextInt(4) == 0) {
        wire.expireAll();
      }
    }
    wire.settle(random);
    nobodyHasMore();

    // all that was theirs can be somebody else's
    for (int user = 0; user < USERS; user++) {
      wire.send(delete(user));
    }
    wire.settle(null);
    assertThat(wire.names.owned()).isEmpty();
    for (int user = 0; user < USERS; user++) {
      register(USERS + user, user);
      assertThat(wire.owner(username(user))).isEqualTo(userId(USERS + user));
      assertThat(wire.owner(email(user))).isEqualTo(userId(USERS + user));
    }
  }

  private UserCommand wish(Random random) {
    int user = random.nextInt(USERS);
    return switch (random.nextInt(6)) {
      case 0 -> delete(user);
      case 1 -> new CancelDeletion(userId(user), userId(user), now());
      case 2 -> change(user, NameKind.EMAIL, random.nextInt(NAMES));
      default -> change(user, NameKind.USERNAME, random.nextInt(NAMES));
    };
  }

  private void everybodyHasTheirNames() {
    for (int user = 0; user < USERS; user++) {
      AccountRow account = wire.users.account(userId(user));
      if (account != null && account.status() == AccountRow.Status.REGISTERED) {
        assertThat(wire.owner(account.registration().usernameKey())).isEqualTo(userId(user));
        assertThat(wire.owner(account.registration().emailKey())).isEqualTo(userId(user));
      }
    }
  }

  private void nobodyHasMore() {
    Set<UUID> theirs = new HashSet<>();
    for (int user = 0; user < USERS; user++) {
      AccountRow account = wire.users.account(userId(user));
      if (account != null) {
        theirs.add(account.registration().usernameKey());
        theirs.add(account.registration().emailKey());
      }
    }
    assertThat(wire.names.owned()).isEqualTo(theirs);
  }

  private void register(int user) {
    register(user, user);
  }

  private void register(int user, int name) {
    wire.send(
        new RegisterAccount(
            userId(user),
            "key",
            new AccountProfile("name", "mail", "Name"),
            null,
            username(name),
            email(name),
            HASH,
            now()));
    wire.run(null, Integer.MAX_VALUE);
  }

  private ChangeName change(int user, NameKind kind, int name) {
    return new ChangeName(
        userId(user),
        kind,
        new UniqueName("name-" + name),
        null,
        kind == NameKind.EMAIL ? email(name) : username(name),
        now(),
        PasswordSet.digest(HASH));
  }

  private RequestDeletion delete(int user) {
    return new RequestDeletion(userId(user), userId(user), PasswordSet.digest(HASH), 0, now());
  }

  private Instant now() {
    return T0.plus(Duration.ofMinutes(15L * clock++));
  }

  private static UUID userId(int user) {
    return new UUID(1, user);
  }

  private static UUID username(int name) {
    return new UUID(7, name);
  }

  private static UUID email(int name) {
    return new UUID(8, name);
  }
}
