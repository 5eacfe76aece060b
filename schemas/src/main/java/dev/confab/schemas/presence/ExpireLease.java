package dev.confab.schemas.presence;

import java.time.Instant;
import java.util.UUID;

/**
 * A gateway has not renewed its lease for as long as one lasts: its connections count no more, if
 * it has not renewed in the meantime.
 *
 * @param nodeId the gateway
 * @param partition the partition that this is for
 * @param renewal number of the last renewal that was heard; 0: none
 * @param issuedAt when the lease was found to be over
 */
public record ExpireLease(UUID nodeId, long partition, long renewal, Instant issuedAt)
    implements LeaseCommand {}
