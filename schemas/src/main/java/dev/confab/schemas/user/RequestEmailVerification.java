package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to be sent another mail that proves the address.
 *
 * @param userId the user
 * @param issuedAt when the front node took it
 */
public record RequestEmailVerification(UUID userId, Instant issuedAt) implements UserCommand {}
