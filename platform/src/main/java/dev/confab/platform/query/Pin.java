package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;

/**
 * A pinned message.
 *
 * @param message the message
 * @param pinnedBy who pinned it
 * @param pinnedAt when
 */
public record Pin(Message message, UUID pinnedBy, Instant pinnedAt) {}
