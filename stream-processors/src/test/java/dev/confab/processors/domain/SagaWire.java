package dev.confab.processors.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.name.InMemoryNameRows;
import dev.confab.processors.domain.name.NameDecider;
import dev.confab.processors.domain.name.NameDecision;
import dev.confab.processors.domain.name.NameEvolver;
import dev.confab.processors.domain.user.InMemoryUserRows;
import dev.confab.processors.domain.user.InMemoryUserRows.DueKey;
import dev.confab.processors.domain.user.UserDecider;
import dev.confab.processors.domain.user.UserDecision;
import dev.confab.processors.domain.user.UserEvolver;
import dev.confab.schemas.name.ClaimName;
import dev.confab.schemas.name.NameCommand;
import dev.confab.schemas.user.AnswerClaim;
import dev.confab.schemas.user.EraseAccount;
import dev.confab.schemas.user.ExpireRegistration;
import dev.confab.schemas.user.UserCommand;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Users and names, wired by queues that keep their order like partitions do. Every message may be
 * there twice; claims, releases and answers may come once more much later; claims and answers may
 * be lost while their attempt waits for them, which its due row must heal. A release is never lost,
 * nor is the answer to a late copy: they are written in the transaction that leads to them.
 */
final class SagaWire {
  final InMemoryUserRows users = new InMemoryUserRows();
  final InMemoryNameRows names = new InMemoryNameRows();
  private final Queue<UserCommand> toUsers = new ArrayDeque<>();
  private final Queue<NameCommand> toNames = new ArrayDeque<>();
  private final List<UserCommand> lateAnswers = new ArrayList<>();
  private final List<NameCommand> lateCopies = new ArrayList<>();
  private final Set<UserCommand> neverLost = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Runnable afterEach;

  /**
   * Nothing is under way.
   *
   * @param afterEach checks what must hold whenever everything may stop
   */
  SagaWire(Runnable afterEach) {
    this.afterEach = afterEach;
  }

  void send(UserCommand command) {
    toUsers.add(command);
  }

  /** Is anything under way? */
  boolean isBusy() {
    return !(toUsers.isEmpty() && toNames.isEmpty());
  }

  /** Delivers some messages; with a random source, not all of them once. */
  void run(@Nullable Random random, int messages) {
    for (int i = 0; i < messages && isBusy(); i++) {
      boolean user =
          toNames.isEmpty() || (!toUsers.isEmpty() && (random == null || random.nextBoolean()));
      if (user) {
        deliver(toUsers.remove(), random);
      } else {
        deliver(toNames.remove(), random);
      }
    }
  }

  /** Late copies arrive, what is due comes, and all queues run dry. */
  void settle(@Nullable Random random) {
    run(random, Integer.MAX_VALUE);
    toUsers.addAll(lateAnswers);
    lateAnswers.clear();
    toNames.addAll(lateCopies);
    lateCopies.clear();
    run(null, Integer.MAX_VALUE);
    expireAll();
    run(null, Integer.MAX_VALUE);
    assertThat(users.due()).isEmpty();
  }

  void expireAll() {
    users.due().forEach((key, version) -> toUsers.add(due(key, version)));
  }

  private static UserCommand due(DueKey key, long version) {
    return switch (key.kind()) {
      case CLAIMS -> new ExpireRegistration(key.userId(), version, key.at());
      case ERASURE -> new EraseAccount(key.userId(), version, key.at());
    };
  }

  /** Whose a name is. */
  @Nullable UUID owner(UUID nameKey) {
    var row = names.name(nameKey);
    return row == null ? null : row.owner();
  }

  private void deliver(UserCommand command, @Nullable Random random) {
    boolean answer = command instanceof AnswerClaim;
    int fate = random == null ? 0 : random.nextInt(10);
    if (answer && fate == 1 && !neverLost.contains(command)) {
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
    if (fate == 3) {
      lateCopies.add(command);
    }
    if (fate == 4 && random != null && !lateCopies.isEmpty()) {
      neverLost.addAll(decide(lateCopies.remove(random.nextInt(lateCopies.size()))));
    }
  }

  private void decide(UserCommand command) {
    UserDecision decision = UserDecider.decide(command, users);
    decision.facts().forEach(fact -> UserEvolver.evolve(fact, users));
    toNames.addAll(decision.sends());
    afterEach.run();
  }

  private List<? extends UserCommand> decide(NameCommand command) {
    NameDecision decision = NameDecider.decide(command, names);
    decision.events().forEach(event -> NameEvolver.evolve(event, names));
    toUsers.addAll(decision.answers());
    afterEach.run();
    return decision.answers();
  }
}
