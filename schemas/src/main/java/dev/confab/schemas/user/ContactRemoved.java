package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The user does not have somebody as a contact any more.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param contactId the other user
 */
public record ContactRemoved(UUID userId, long version, Instant at, UUID contactId)
    implements PeopleEvent {}
