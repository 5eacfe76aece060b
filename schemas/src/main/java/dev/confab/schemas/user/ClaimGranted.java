package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * One of a registration's names is the user's; another has not answered yet. The last grant is an
 * {@link AccountRegistered}.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param nameKey the granted name
 */
public record ClaimGranted(UUID userId, long version, Instant at, UUID nameKey)
    implements UserEvent {}
