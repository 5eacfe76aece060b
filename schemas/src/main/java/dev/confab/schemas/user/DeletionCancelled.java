package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The account stays.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param actor who wished it: the user or an admin
 */
public record DeletionCancelled(UUID userId, long version, Instant at, UUID actor)
    implements UserEvent {}
