package dev.confab.ops.client;

import java.time.Instant;
import java.util.UUID;

/**
 * Says that a wish brings something old; for tokens with the role importer.
 *
 * @param as in whose name
 * @param source where it comes from
 * @param position where in the source, growing; a position works once, for ever
 * @param sentAt when it was
 */
public record ImportMark(UUID as, String source, long position, Instant sentAt) {}
