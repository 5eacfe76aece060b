package dev.confab.schemas;

import java.time.Instant;

/**
 * Where an imported record came from.
 *
 * @param source name of the imported source, for instance a log file; at most 128 characters
 * @param position position in the source, from 0; each works once, so that a second import adds
 *     nothing
 * @param sentAt when it happened in the source
 */
public record Imported(String source, long position, Instant sentAt) {}
