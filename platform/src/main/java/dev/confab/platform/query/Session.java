package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log-in that was not ended.
 *
 * @param sessionId the session
 * @param device what the log-in said it came from; null if nothing; for the user's own eyes
 * @param createdAt when somebody logged in
 * @param lastUsedAt when its refresh token was exchanged last
 * @param expiresAt when it ends by itself
 */
public record Session(
    UUID sessionId,
    @Nullable String device,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt) {}
