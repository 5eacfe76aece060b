package dev.confab.schemas.presence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user is there in another way than before, seen over all their devices: a record of {@code
 * presence-events}, where a tombstone says that the account was erased.
 *
 * @param userId the user
 * @param version dense number of this change of the user's presence, from 1
 * @param at since when, never lower than the user's last change
 * @param status how much they are there
 * @param lastSeenAt of who is offline: when they were last known to be there; else null
 */
public record PresenceChanged(
    UUID userId, long version, Instant at, PresenceStatus status, @Nullable Instant lastSeenAt) {}
