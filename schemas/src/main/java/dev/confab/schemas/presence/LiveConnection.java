package dev.confab.schemas.presence;

import java.time.Instant;
import java.util.UUID;

/**
 * One device that is connected to a gateway.
 *
 * @param sessionId the log-in: the device
 * @param connectionId number of the connection, unique within its node
 * @param status what its client has chosen; not {@link PresenceStatus#OFFLINE}
 * @param openedAt since when
 */
public record LiveConnection(
    UUID sessionId, long connectionId, PresenceStatus status, Instant openedAt) {}
