package dev.confab.platform.query;

import org.jspecify.annotations.Nullable;

/**
 * Which messages of a chat.
 *
 * @param before only messages with a lower seq; the newest of them are taken; null: no bound
 * @param after only messages with a higher seq; the oldest of them are taken; null: no bound
 * @param limit from 1 to 200
 */
public record HistoryRange(@Nullable Long before, @Nullable Long after, int limit) {}
