package dev.confab.processors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.user.AccountRow;
import dev.confab.processors.domain.user.AccountRow.Status;
import dev.confab.processors.domain.user.Registration;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.UniqueName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of names over a bad wire, see {@link SagaWire}. */
class NameChangeSagaTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final String HASH = "$argon2id$hash";
  private static final int USERS = 3;
  private static final int CHANGES = 20;

  /** More than there are users, few enough to be fought for. */
  private static final int NAMES = 5;

  private final SagaWire wire = new SagaWire(this::everybodyHasTheirNames);
  private int clock;

  static LongStream seeds() {
    return LongStream.range(0, 1000);
  }

  @Test
  void whoever_stops_it_after_any_step_leaves_both_names_or_one_and_never_none() {
    register(0);
    wire.send(change(0, NameKind.USERNAME, 4));
    List<Set<Integer>> owned = new ArrayList<>();
    while (wire.isBusy()) {
      wire.run(null, 1);
      owned.add(owned(0));
    }

    assertThat(owned)
        .containsExactly(
            Set.of(0), // the wish was taken
            Set.of(0, 4), // the claim was granted
            Set.of(0, 4), // the answer was heard
            Set.of(4)); // the old name was released
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everybody_always_has_their_names_and_in_the_end_no_others(long seed) {
    Random random = new Random(seed);
    for (int user = 0; user < USERS; user++) {
      register(user);
    }
    for (int i = 0; i < CHANGES; i++) {
      NameKind kind = random.nextInt(4) == 0 ? NameKind.EMAIL : NameKind.USERNAME;
      wire.send(change(random.nextInt(USERS), kind, random.nextInt(NAMES)));
      wire.run(random, random.nextInt(6));
      if (random.nextInt(4) == 0) {
        wire.expireAll();
      }
    }
    wire.settle(random);
    nobodyHasMore();

    for (int user = 0; user < USERS; user++) {
      wire.send(change(user, NameKind.USERNAME, NAMES + user));
    }
    wire.settle(null);
    nobodyHasMore();
    for (int user = 0; user < USERS; user++) {
      assertThat(registration(user).usernameKey()).isEqualTo(username(NAMES + user));
    }
  }

  private void everybodyHasTheirNames() {
    for (int user = 0; user < USERS; user++) {
      AccountRow account = wire.users.account(userId(user));
      if (account != null && account.status() == Status.REGISTERED) {
        assertThat(wire.owner(account.registration().usernameKey())).isEqualTo(userId(user));
        assertThat(wire.owner(account.registration().emailKey())).isEqualTo(userId(user));
      }
    }
  }

  private void nobodyHasMore() {
    Set<UUID> theirs = new HashSet<>();
    for (int user = 0; user < USERS; user++) {
      theirs.add(registration(user).usernameKey());
      theirs.add(registration(user).emailKey());
    }
    assertThat(wire.names.owned()).isEqualTo(theirs);
  }

  private Set<Integer> owned(int user) {
    Set<Integer> owned = new HashSet<>();
    for (int name = 0; name < NAMES; name++) {
      if (userId(user).equals(wire.owner(username(name)))) {
        owned.add(name);
      }
    }
    return owned;
  }

  private Registration registration(int user) {
    return wire.users.account(userId(user)).registration();
  }

  /** User 0 has name 0 and address 0, and so on. */
  private void register(int user) {
    wire.send(
        new RegisterAccount(
            userId(user),
            "key",
            new AccountProfile("name", "mail", "Name"),
            null,
            username(user),
            email(user),
            HASH,
            now()));
    wire.run(null, Integer.MAX_VALUE);
  }

  private ChangeName change(int user, NameKind kind, int name) {
    UUID nameKey = kind == NameKind.EMAIL ? email(name) : username(name);
    return new ChangeName(
        userId(user),
        kind,
        new UniqueName("name-" + name),
        null,
        nameKey,
        now(),
        PasswordSet.digest(HASH));
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
