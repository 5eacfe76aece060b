package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The user has taken a block back.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param other the other user
 */
public record UserUnblocked(UUID userId, long version, Instant at, UUID other)
    implements PeopleEvent {}
