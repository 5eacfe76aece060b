package dev.confab.schemas.presence;

import java.time.Instant;
import java.util.UUID;

/**
 * A gateway lives: its connections count for another lease. Said to every partition.
 *
 * @param nodeId the gateway
 * @param partition the partition that this is for
 * @param renewal number of the renewal, from 1, growing
 * @param issuedAt when the gateway said it
 */
public record RenewLease(UUID nodeId, long partition, long renewal, Instant issuedAt)
    implements LeaseCommand {}
