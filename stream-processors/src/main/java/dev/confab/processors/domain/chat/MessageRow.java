package dev.confab.processors.domain.chat;

import java.time.Instant;
import java.util.UUID;

/**
 * Enough of a message to judge a reply to it; its text is not state of a decision.
 *
 * @param author who wrote it
 * @param sentAt when it was written
 */
public record MessageRow(UUID author, Instant sentAt) {}
