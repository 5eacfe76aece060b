package dev.confab.processors.domain.presence;

import dev.confab.schemas.presence.ExpireLease;
import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.presence.RenewLease;
import dev.confab.schemas.presence.ReportConnections;

/** Judges what gateways say about who is there: pure, reads rows, writes nothing. */
public final class PresenceDecider {
  private PresenceDecider() {}

  /** Decides on one command, given the rows of everything that was heard before it. */
  public static PresenceDecision decide(PresenceCommand command, PresenceState state) {
    return switch (command) {
      case ReportConnections report -> Connections.report(report, state);
      case ForgetPresence forget -> Connections.forget(forget, state);
      case RenewLease renew -> Leases.renew(renew, state);
      case ExpireLease expire -> Leases.expire(expire, state);
    };
  }
}
