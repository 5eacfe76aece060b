package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to have nothing to do with somebody.
 *
 * @param userId the user
 * @param other the other user
 * @param issuedAt when the front node took it
 */
public record BlockUser(UUID userId, UUID other, Instant issuedAt) implements PeopleCommand {}
