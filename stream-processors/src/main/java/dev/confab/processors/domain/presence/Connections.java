package dev.confab.processors.domain.presence;

import dev.confab.processors.domain.Times;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.presence.PresenceFact.Forgotten;
import dev.confab.processors.domain.presence.PresenceFact.LeaseRenewed;
import dev.confab.processors.domain.presence.PresenceFact.Reported;
import dev.confab.processors.domain.presence.PresenceFact.Shown;
import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.presence.ReportConnections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides on what is said of one user. */
final class Connections {
  private Connections() {}

  /** A report replaces the node's last one; one that is not newer than that changes nothing. */
  static PresenceDecision report(ReportConnections command, PresenceState state) {
    UUID userId = command.userId();
    UUID nodeId = command.nodeId();
    PresenceRow known = state.user(userId);
    PresenceRow user = known == null ? PresenceRow.NEVER_SEEN : known;
    NodeReport before = user.of(nodeId);
    boolean isOld = before != null && command.no() <= before.no();
    boolean isNothing = known == null && command.connections().isEmpty();
    if (isOld || isNothing) {
      return decision(userId, user, command.issuedAt(), List.of());
    }
    List<PresenceFact> facts = new ArrayList<>();
    if (state.lease(nodeId) == null) {
      // Nobody else would notice that the node is gone.
      facts.add(new LeaseRenewed(nodeId, new LeaseRow(0, command.issuedAt())));
    }
    NodeReport report =
        new NodeReport(nodeId, command.no(), command.issuedAt(), command.connections());
    facts.add(new Reported(userId, report));
    shown(userId, user, user.with(report), command.issuedAt(), command.issuedAt())
        .ifPresent(facts::add);
    return decision(userId, user, command.issuedAt(), facts);
  }

  static PresenceDecision forget(ForgetPresence command, PresenceState state) {
    UUID userId = command.userId();
    PresenceRow user = state.user(userId);
    return user == null
        ? decision(userId, PresenceRow.NEVER_SEEN, command.issuedAt(), List.of())
        : decision(userId, user, command.issuedAt(), List.of(new Forgotten(userId)));
  }

  /**
   * What others are told when a user's row becomes another one; nothing if it looks the same.
   *
   * @param at when that happened
   * @param lastSeenAt when the user was last known to be there, if they are not any more
   */
  static Optional<PresenceFact> shown(
      UUID userId, PresenceRow before, PresenceRow after, Instant at, Instant lastSeenAt) {
    PresenceStatus status = after.overall();
    if (status == before.status()) {
      return Optional.empty();
    }
    @Nullable Instant lastSeen = status == PresenceStatus.OFFLINE ? lastSeenAt : null;
    return Optional.of(
        new Shown(
            new PresenceChanged(
                userId, before.version() + 1, Times.later(at, before.at()), status, lastSeen)));
  }

  private static PresenceDecision decision(
      UUID userId, PresenceRow user, Instant at, List<PresenceFact> facts) {
    return new PresenceDecision(
        new Accepted(userId, user.version(), 0, at, facts.isEmpty()), facts, null);
  }
}
