package dev.confab.platform.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said in answer to a message, in its thread.
 *
 * @param replies how many replies there are, without those that were deleted or recalled
 * @param lastSeq seq of the last of them that the viewer may see; null if they may see none
 * @param lastAt when that was written
 */
public record ThreadInfo(long replies, @Nullable Long lastSeq, @Nullable Instant lastAt) {}
