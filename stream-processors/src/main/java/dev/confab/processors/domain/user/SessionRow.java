package dev.confab.processors.domain.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session that was not ended.
 *
 * @param sessionId the session
 * @param refreshHash SHA-256 of the only secret that counts
 * @param createdAt when somebody logged in
 * @param device what the log-in said it came from; null if nothing
 * @param expiresAt when it ends by itself
 */
public record SessionRow(
    UUID sessionId,
    Sha256 refreshHash,
    Instant createdAt,
    @Nullable String device,
    Instant expiresAt) {}
