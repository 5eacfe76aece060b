package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The account will be erased. Until then it works, and the wish can be taken back.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param actor who wished it: the user or an admin
 * @param eraseAt when it will be erased
 */
public record DeletionRequested(UUID userId, long version, Instant at, UUID actor, Instant eraseAt)
    implements UserEvent {}
