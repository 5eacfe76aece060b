package dev.confab.ops.client;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish was carried out.
 *
 * @param no number of the message; 0 if the wish was no message
 * @param repeated is this the first outcome of a wish that was sent again?
 */
public record Committed(UUID chat, long seq, long no, Instant at, boolean repeated) {}
