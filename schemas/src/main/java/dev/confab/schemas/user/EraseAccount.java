package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The time of grace is over.
 *
 * @param userId the user
 * @param requestedVersion version of the DeletionRequested meant; another one is left alone
 * @param issuedAt when it was found to be over
 */
public record EraseAccount(UUID userId, long requestedVersion, Instant issuedAt)
    implements UserCommand {}
