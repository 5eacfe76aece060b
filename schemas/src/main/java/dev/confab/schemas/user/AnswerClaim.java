package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer of the name aggregate to a claim.
 *
 * @param userId the user
 * @param nameKey the claimed name
 * @param granted is it the user's now?
 * @param issuedAt when the front node took it
 */
public record AnswerClaim(UUID userId, UUID nameKey, boolean granted, Instant issuedAt)
    implements UserCommand {}
