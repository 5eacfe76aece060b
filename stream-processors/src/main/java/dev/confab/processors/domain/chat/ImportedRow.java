package dev.confab.processors.domain.chat;

import java.time.Instant;

/**
 * What came of a position of an imported source; kept as long as the chat.
 *
 * @param seq of its event
 * @param no the message's number; 0 if it is none
 * @param at when it was decided
 */
public record ImportedRow(long seq, long no, Instant at) {}
