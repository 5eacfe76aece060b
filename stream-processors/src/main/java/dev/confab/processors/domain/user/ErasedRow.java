package dev.confab.processors.domain.user;

import java.time.Instant;

/**
 * All that is left of an erased account: it tells commands and answers that come late from those of
 * somebody new.
 *
 * @param version version of its AccountErased
 * @param at time of its AccountErased
 */
public record ErasedRow(long version, Instant at) {}
