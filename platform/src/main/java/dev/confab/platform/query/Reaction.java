package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody's reaction to a message.
 *
 * @param type the emoji or short code
 * @param userId who reacted
 * @param at when
 */
public record Reaction(String type, UUID userId, Instant at) {}
