package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to keep the account after all.
 *
 * @param userId the user
 * @param actor the user, or an admin: accounts without a password have nobody else
 * @param issuedAt when the front node took it
 */
public record CancelDeletion(UUID userId, UUID actor, Instant issuedAt) implements UserCommand {}
