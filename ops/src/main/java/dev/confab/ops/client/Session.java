package dev.confab.ops.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is logged in.
 *
 * @param device what the log-in said it came from
 * @param lastUsedAt when it got its newest tokens
 * @param current the asking one?
 */
public record Session(
    UUID id,
    @Nullable String device,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    boolean current) {}
