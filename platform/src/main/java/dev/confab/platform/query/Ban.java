package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who is kept out of a chat.
 *
 * @param userId who
 * @param bannedBy who banned them
 * @param bannedAt when
 */
public record Ban(UUID userId, UUID bannedBy, Instant bannedAt) {}
