package dev.confab.schemas.presence;

import java.util.UUID;

/** What is about a gateway, said to one partition. */
public sealed interface LeaseCommand extends PresenceCommand permits RenewLease, ExpireLease {
  /** The gateway. */
  UUID nodeId();

  /** The partition that this is for: with the gateway, the record's key. */
  long partition();

  /** Number of a renewal. */
  long renewal();
}
