package dev.confab.platform.query;

import java.util.UUID;

/**
 * A user, and how far the answer must have come.
 *
 * @param userId the user
 * @param minVersion the change of the user that it must include; 0: any
 */
public record UserVersion(UUID userId, long minVersion) {}
