package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to log out.
 *
 * @param userId the user
 * @param sessionId the session
 * @param issuedAt when the front node took it
 */
public record CloseSession(UUID userId, UUID sessionId, Instant issuedAt) implements UserCommand {}
