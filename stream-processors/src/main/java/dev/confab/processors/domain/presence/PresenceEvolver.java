package dev.confab.processors.domain.presence;

import dev.confab.processors.domain.presence.PresenceFact.Forgotten;
import dev.confab.processors.domain.presence.PresenceFact.Lapsed;
import dev.confab.processors.domain.presence.PresenceFact.LeaseEnded;
import dev.confab.processors.domain.presence.PresenceFact.LeaseRenewed;
import dev.confab.processors.domain.presence.PresenceFact.Reported;
import dev.confab.processors.domain.presence.PresenceFact.Shown;
import java.util.UUID;

/** Turns facts into rows: the only writer of presence. */
public final class PresenceEvolver {
  private PresenceEvolver() {}

  /** Folds one fact into the rows. */
  public static void evolve(PresenceFact fact, PresenceRows rows) {
    switch (fact) {
      case Reported reported -> {
        UUID userId = reported.userId();
        NodeReport report = reported.report();
        rows.putUser(userId, user(rows, userId).with(report));
        rows.putConnected(report.nodeId(), userId, !report.connections().isEmpty());
      }
      case Lapsed lapsed -> {
        PresenceRow user = rows.user(lapsed.userId());
        if (user != null) {
          rows.putUser(lapsed.userId(), user.without(lapsed.nodeId()));
        }
        rows.putConnected(lapsed.nodeId(), lapsed.userId(), false);
      }
      case Shown shown -> {
        UUID userId = shown.event().userId();
        rows.putUser(userId, user(rows, userId).after(shown.event()));
      }
      case Forgotten forgotten -> {
        UUID userId = forgotten.userId();
        user(rows, userId).nodes().forEach(node -> rows.putConnected(node.nodeId(), userId, false));
        rows.removeUser(userId);
      }
      case LeaseRenewed renewed -> rows.putLease(renewed.nodeId(), renewed.lease());
      case LeaseEnded ended -> rows.removeLease(ended.nodeId());
    }
  }

  private static PresenceRow user(PresenceState state, UUID userId) {
    PresenceRow row = state.user(userId);
    return row == null ? PresenceRow.NEVER_SEEN : row;
  }
}
