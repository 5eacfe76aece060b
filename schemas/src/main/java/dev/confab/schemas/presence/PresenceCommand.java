package dev.confab.schemas.presence;

import java.time.Instant;

/** What gateways say about who is there: a record of {@code presence-commands}. */
public sealed interface PresenceCommand permits ConnectionsCommand, LeaseCommand {
  /** When it was said, by the clock of who said it. */
  Instant issuedAt();
}
