package dev.confab.processors.domain.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;

/**
 * The outcome of a wish that was carried out; kept for a while so that a retry gets it again.
 *
 * @param contentHash digest of the wish
 * @param seq seq of its first event
 * @param no number of its message, 0 if it made none
 * @param at when it was decided on
 */
public record DoneRow(Sha256 contentHash, long seq, long no, Instant at) {}
