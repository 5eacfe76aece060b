package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to take a block back.
 *
 * @param userId the user
 * @param other the other user
 * @param issuedAt when the front node took it
 */
public record UnblockUser(UUID userId, UUID other, Instant issuedAt) implements PeopleCommand {}
