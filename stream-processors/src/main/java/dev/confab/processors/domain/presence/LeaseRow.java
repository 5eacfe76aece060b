package dev.confab.processors.domain.presence;

import java.time.Instant;

/**
 * A gateway that is taken to live, in one partition.
 *
 * @param renewal number of the last renewal; 0: none was heard yet
 * @param renewedAt when it last said something of itself, by its clock
 */
public record LeaseRow(long renewal, Instant renewedAt) {}
