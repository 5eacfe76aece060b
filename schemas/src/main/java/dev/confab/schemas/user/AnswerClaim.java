package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The answer of the name aggregate to a claim.
 *
 * @param userId the user
 * @param nameKey the claimed name
 * @param startedVersion version of the event that began the attempt that the claim was for; an
 *     answer to another one is late
 * @param granted is it the user's now?
 * @param issuedAt when the front node took it
 */
public record AnswerClaim(
    UUID userId, UUID nameKey, long startedVersion, boolean granted, Instant issuedAt)
    implements UserCommand {}
