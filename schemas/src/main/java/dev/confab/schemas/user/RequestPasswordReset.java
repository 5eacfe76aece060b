package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody says that they have forgotten the password.
 *
 * @param userId the user
 * @param issuedAt when the front node took it
 */
public record RequestPasswordReset(UUID userId, Instant issuedAt) implements UserCommand {}
