package dev.confab.schemas.presence;

import java.util.UUID;

/** What is about one user. */
public sealed interface ConnectionsCommand extends PresenceCommand
    permits ReportConnections, ForgetPresence {
  /** The user: the record's key. */
  UUID userId();
}
