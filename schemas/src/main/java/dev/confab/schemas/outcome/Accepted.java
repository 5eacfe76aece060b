package dev.confab.schemas.outcome;

import java.time.Instant;
import java.util.UUID;

/**
 * A command was carried out.
 *
 * @param commandId the command
 * @param aggregateId the chat or user
 * @param seq seq (version) of the first event it led to
 * @param no message number, 0 if it made no message
 * @param at when it was decided on
 * @param repeated true if this is the remembered outcome of an earlier, equal command
 */
public record Accepted(
    UUID commandId, UUID aggregateId, long seq, long no, Instant at, boolean repeated)
    implements Outcome {}
