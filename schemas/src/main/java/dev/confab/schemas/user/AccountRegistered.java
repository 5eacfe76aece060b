package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * All names are the user's: the account works.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 */
public record AccountRegistered(UUID userId, long version, Instant at) implements UserEvent {}
