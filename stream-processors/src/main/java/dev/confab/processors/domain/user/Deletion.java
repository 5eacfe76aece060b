package dev.confab.processors.domain.user;

import java.time.Instant;

/**
 * A wish to be erased, which can be taken back.
 *
 * @param requestedVersion version of its DeletionRequested; names the wish
 * @param eraseAt when the time of grace is over
 */
public record Deletion(long requestedVersion, Instant eraseAt) {}
