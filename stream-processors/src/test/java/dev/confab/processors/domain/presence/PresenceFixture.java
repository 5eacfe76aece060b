package dev.confab.processors.domain.presence;

import dev.confab.processors.domain.Verdict;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.presence.ExpireLease;
import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.presence.RenewLease;
import dev.confab.schemas.presence.ReportConnections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Two gateways, some users, and what they are decided to be. */
final class PresenceFixture {
  static final UUID ANN = new UUID(1, 1);
  static final UUID NODE_A = new UUID(9, 1);
  static final UUID NODE_B = new UUID(9, 2);
  static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  final InMemoryPresenceRows rows = new InMemoryPresenceRows();

  /** Everything that was published, in order. */
  final List<PresenceChanged> told = new ArrayList<>();

  /** What is to be decided on next, if a decision was done bit by bit. */
  @Nullable ExpireLease next;

  /** Decides, folds, and says what is published. */
  List<PresenceChanged> handle(PresenceCommand command) {
    PresenceDecision decision = decide(command);
    List<PresenceChanged> events =
        decision.facts().stream()
            .filter(PresenceFact.Shown.class::isInstance)
            .map(fact -> ((PresenceFact.Shown) fact).event())
            .toList();
    told.addAll(events);
    return events;
  }

  /** Decides and folds. */
  PresenceDecision decide(PresenceCommand command) {
    PresenceDecision decision = PresenceDecider.decide(command, rows);
    decision.facts().forEach(fact -> PresenceEvolver.evolve(fact, rows));
    next = decision.next();
    return decision;
  }

  PresenceStatus statusOf(UUID userId) {
    PresenceRow row = rows.user(userId);
    return row == null ? PresenceStatus.OFFLINE : row.status();
  }

  static boolean isRepeated(Verdict verdict) {
    return verdict instanceof Accepted accepted && accepted.repeated();
  }

  /** A report of one connection for each status. */
  static ReportConnections report(
      UUID userId, UUID node, long no, long second, PresenceStatus... statuses) {
    List<LiveConnection> connections =
        IntStream.range(0, statuses.length)
            .mapToObj(i -> new LiveConnection(new UUID(5, i), i, statuses[i], T0))
            .toList();
    return new ReportConnections(userId, node, no, connections, at(second));
  }

  static RenewLease renew(UUID node, long renewal, long second) {
    return new RenewLease(node, 0, renewal, at(second));
  }

  static ExpireLease expire(UUID node, long renewal, long second) {
    return new ExpireLease(node, 0, renewal, at(second));
  }

  static Instant at(long second) {
    return T0.plusSeconds(second);
  }
}
