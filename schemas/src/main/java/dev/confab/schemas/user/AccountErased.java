package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The account is gone: whoever keeps anything of the user forgets it now. Nothing follows.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 */
public record AccountErased(UUID userId, long version, Instant at) implements UserEvent {}
