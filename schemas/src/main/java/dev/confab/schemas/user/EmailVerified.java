package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The user reads mail at the address.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 */
public record EmailVerified(UUID userId, long version, Instant at) implements UserEvent {}
