package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The user has other rules of who sees what; says all of them.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param privacy who sees what
 */
public record PrivacyChanged(UUID userId, long version, Instant at, Privacy privacy)
    implements PeopleEvent {}
