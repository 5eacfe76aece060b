package dev.confab.processors.domain.presence;

import static dev.confab.processors.domain.presence.PresenceFixture.expire;
import static dev.confab.processors.domain.presence.PresenceFixture.renew;
import static dev.confab.processors.domain.presence.PresenceFixture.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.presence.ExpireLease;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.presence.ReportConnections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random gateways, users, deaths, doublings and delays against a model of a few lines. */
final class PresenceWalkTest {
  private static final int STEPS = 2_000;
  private static final PresenceStatus[] CHOICES = {
    PresenceStatus.ONLINE, PresenceStatus.AWAY, PresenceStatus.BUSY
  };

  private final PresenceFixture presence = new PresenceFixture();

  /** What each node last said of each user, by numbers of node and user. */
  private final Map<UUID, Map<UUID, ReportConnections>> said = new HashMap<>();

  @Test
  void the_state_is_what_the_newest_reports_of_living_gateways_say() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    long no = 0;
    List<PresenceCommand> past = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      UUID node = new UUID(9, random.nextInt(3));
      UUID user = new UUID(1, random.nextInt(4));
      switch (random.nextInt(10)) {
        case 0 -> die(node, step);
        case 1 -> presence.handle(renew(node, step + 1L, step));
        case 2, 3 -> late(random, past);
        default -> {
          ReportConnections report = report(user, node, ++no, step, statuses(random));
          past.add(report);
          say(report);
        }
      }
      check(seed, step);
    }
    checkTold(seed);
  }

  private void say(ReportConnections report) {
    presence.handle(report);
    said.computeIfAbsent(report.nodeId(), _ -> new HashMap<>())
        .merge(report.userId(), report, (a, b) -> a.no() > b.no() ? a : b);
  }

  /** Something of the last minute comes again, or comes now, unless its node died since. */
  private void late(Random random, List<PresenceCommand> past) {
    if (!past.isEmpty()) {
      int back = Math.min(past.size(), 20);
      ReportConnections report =
          (ReportConnections) past.get(past.size() - 1 - random.nextInt(back));
      if (said.getOrDefault(report.nodeId(), Map.of()).containsKey(report.userId())) {
        presence.handle(report);
      }
    }
  }

  private void die(UUID node, int step) {
    LeaseRow lease = presence.rows.lease(node);
    for (ExpireLease next = lease == null ? null : expire(node, lease.renewal(), step);
        next != null;
        next = presence.next) {
      presence.handle(next);
    }
    said.remove(node);
  }

  private void check(long seed, int step) {
    for (int i = 0; i < 4; i++) {
      UUID user = new UUID(1, i);
      assertThat(presence.statusOf(user)).as("seed %d, step %d", seed, step).isEqualTo(model(user));
    }
  }

  private PresenceStatus model(UUID user) {
    List<PresenceStatus> statuses =
        said.values().stream()
            .filter(users -> users.containsKey(user))
            .flatMap(users -> users.get(user).connections().stream())
            .map(connection -> connection.status())
            .toList();
    for (PresenceStatus status :
        List.of(PresenceStatus.BUSY, PresenceStatus.ONLINE, PresenceStatus.AWAY)) {
      if (statuses.contains(status)) {
        return status;
      }
    }
    return PresenceStatus.OFFLINE;
  }

  /** Only changes are told, their numbers are dense, and their times do not fall. */
  private void checkTold(long seed) {
    Map<UUID, PresenceChanged> last = new HashMap<>();
    for (PresenceChanged event : presence.told) {
      PresenceChanged before = last.put(event.userId(), event);
      assertThat(event.version())
          .as("seed %d", seed)
          .isEqualTo(before == null ? 1 : before.version() + 1);
      assertThat(event.status())
          .as("seed %d", seed)
          .isNotEqualTo(before == null ? PresenceStatus.OFFLINE : before.status());
      assertThat(before == null || !event.at().isBefore(before.at())).as("seed %d", seed).isTrue();
      assertThat(event.lastSeenAt() != null).isEqualTo(event.status() == PresenceStatus.OFFLINE);
    }
  }

  private static PresenceStatus[] statuses(Random random) {
    PresenceStatus[] statuses = new PresenceStatus[random.nextInt(3)];
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] = CHOICES[random.nextInt(CHOICES.length)];
    }
    return statuses;
  }
}
