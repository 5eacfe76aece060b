package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member who has read a message.
 *
 * @param userId the member
 * @param readAt when they read as far as they have read now, which may be further than the message;
 *     null if it is not known
 */
public record Reader(UUID userId, @Nullable Instant readAt) {}
