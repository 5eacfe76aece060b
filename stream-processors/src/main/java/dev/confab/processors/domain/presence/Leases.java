package dev.confab.processors.domain.presence;

import dev.confab.processors.domain.Times;
import dev.confab.processors.domain.Verdict;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.processors.domain.presence.PresenceFact.Lapsed;
import dev.confab.processors.domain.presence.PresenceFact.LeaseEnded;
import dev.confab.processors.domain.presence.PresenceFact.LeaseRenewed;
import dev.confab.schemas.presence.ExpireLease;
import dev.confab.schemas.presence.LeaseCommand;
import dev.confab.schemas.presence.RenewLease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Decides on the leases of gateways. No times are compared: a lease is renewed by number, and who
 * asks to end it says which renewal was the last that they have seen. So clocks may differ or jump.
 */
final class Leases {
  /** An expiry holds up the commands behind it, so it is done bit by bit. */
  static final int USERS_AT_ONCE = 500;

  private Leases() {}

  static PresenceDecision renew(RenewLease command, PresenceState state) {
    LeaseRow lease = state.lease(command.nodeId());
    if (lease != null && command.renewal() <= lease.renewal()) {
      return new PresenceDecision(accepted(command, true), List.of(), null);
    }
    LeaseRow renewed = new LeaseRow(command.renewal(), command.issuedAt());
    return new PresenceDecision(
        accepted(command, false), List.of(new LeaseRenewed(command.nodeId(), renewed)), null);
  }

  static PresenceDecision expire(ExpireLease command, PresenceState state) {
    UUID nodeId = command.nodeId();
    LeaseRow lease = state.lease(nodeId);
    if (lease == null) {
      return new PresenceDecision(accepted(command, true), List.of(), null);
    }
    if (lease.renewal() != command.renewal()) {
      Verdict renewed =
          Rejected.of(
              "lease_renewed",
              "a lease renewed " + command.renewal() + " times",
              "it was renewed " + lease.renewal() + " times");
      return new PresenceDecision(renewed, List.of(), null);
    }
    List<UUID> users = state.usersOf(nodeId, USERS_AT_ONCE);
    List<PresenceFact> facts = new ArrayList<>();
    users.forEach(userId -> facts.addAll(lapse(userId, command, lease, state)));
    if (users.size() == USERS_AT_ONCE) {
      return new PresenceDecision(accepted(command, false), facts, command);
    }
    facts.add(new LeaseEnded(nodeId));
    return new PresenceDecision(accepted(command, false), facts, null);
  }

  /** They were last known to be there when their gateway last said something. */
  private static List<PresenceFact> lapse(
      UUID userId, ExpireLease command, LeaseRow lease, PresenceState state) {
    UUID nodeId = command.nodeId();
    List<PresenceFact> facts = new ArrayList<>();
    facts.add(new Lapsed(userId, nodeId));
    PresenceRow user = state.user(userId);
    NodeReport report = user == null ? null : user.of(nodeId);
    if (user == null || report == null) {
      return facts; // more gateways knew the user than are remembered
    }
    Instant lastSeenAt = Times.later(lease.renewedAt(), report.at());
    Connections.shown(userId, user, user.without(nodeId), command.issuedAt(), lastSeenAt)
        .ifPresent(facts::add);
    return facts;
  }

  private static Accepted accepted(LeaseCommand command, boolean repeated) {
    return new Accepted(command.nodeId(), 0, 0, command.issuedAt(), repeated);
  }
}
