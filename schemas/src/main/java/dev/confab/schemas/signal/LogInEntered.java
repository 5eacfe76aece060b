package dev.confab.schemas.signal;

import java.util.UUID;

/**
 * A log-in has connected to a gateway: connections of it whose own record comes before this one are
 * the older ones.
 *
 * @param userId the user
 * @param sessionId the log-in
 * @param nodeId the gateway: a new id each time that one starts
 * @param connection number of the connection among those of the gateway, from 1
 */
public record LogInEntered(UUID userId, UUID sessionId, UUID nodeId, long connection)
    implements Signal {}
