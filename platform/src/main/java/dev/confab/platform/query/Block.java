package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody whom a user has blocked.
 *
 * @param userId who is blocked
 * @param blockedAt since when
 */
public record Block(UUID userId, Instant blockedAt) {}
