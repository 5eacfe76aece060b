package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to log out everywhere.
 *
 * @param userId the user
 * @param sessionId the session that asks; it ends last, so that whoever sees its end sees them all
 * @param issuedAt when the front node took it
 */
public record CloseSessions(UUID userId, UUID sessionId, Instant issuedAt) implements UserCommand {}
