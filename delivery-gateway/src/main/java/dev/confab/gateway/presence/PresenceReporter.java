package dev.confab.gateway.presence;

import dev.confab.platform.command.AcknowledgedSender;
import dev.confab.platform.command.OutcomeUnknownException;
import dev.confab.platform.command.PartitionSender;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.presence.ReportConnections;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the deciders who is connected here: one report for each user who has changed since the last
 * round, whatever happened in between, and nobody waits for an outcome. Used by one thread.
 *
 * <p>A node that cannot be sure that everything it said has come in time takes a new name and says
 * everything again: what it said under the old one ends with the old lease, whether that had ended
 * already or not. So nothing stays wrong.
 */
final class PresenceReporter {
  /** With ten rounds a second, ten times what a node can let in; the others follow. */
  static final int MOST_AT_ONCE = 2_000;

  private static final Logger log = LoggerFactory.getLogger(PresenceReporter.class);

  private final LiveUsers users;
  private final AcknowledgedSender<PresenceCommand> reports;
  private final Supplier<NodeLease> leases;
  private final InstantSource clock;
  private NodeLease lease;

  PresenceReporter(
      LiveUsers users,
      AcknowledgedSender<PresenceCommand> reports,
      PartitionSender<PresenceCommand> renewals,
      Supplier<UUID> nodeIds,
      LongSupplier nanos,
      InstantSource clock) {
    this.users = users;
    this.reports = reports;
    this.leases = () -> new NodeLease(nodeIds.get(), renewals, nanos);
    this.clock = clock;
    this.lease = leases.get();
  }

  /** One round: that this node lives, if it is time to say so, and what has changed. */
  void round() {
    if (lease.isOver()) {
      log.atWarn().addKeyValue("nodeId", lease.nodeId()).log("presence is said anew");
      lease = leases.get();
      users.allChanged();
    }
    users.settle();
    Instant now = clock.instant();
    try {
      lease.renewIfDue(now);
    } catch (OutcomeUnknownException e) {
      log.atWarn().setCause(e).log("the lease of presence could not be renewed");
    }
    if (lease.isProven()) {
      users.takeChanged(MOST_AT_ONCE).forEach(userId -> report(lease, userId, now));
    }
  }

  /** Once one could not be sent, each of the others might wait for seconds: all are told anew. */
  private void report(NodeLease under, UUID userId, Instant now) {
    if (!under.isProven()) {
      return;
    }
    ReportConnections report =
        new ReportConnections(
            userId, under.nodeId(), under.nextReport(), users.connectionsOf(userId), now);
    reports
        .send(userId, report)
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                under.lose();
              }
            });
  }
}
