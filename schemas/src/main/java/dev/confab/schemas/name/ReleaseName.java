package dev.confab.schemas.name;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to give a name up; does nothing unless the owner asks.
 *
 * @param nameKey HMAC of the normalised name, 128 bits
 * @param owner the user
 * @param startedVersion version of the event that began the attempt that gives it up; a claim of a
 *     later attempt keeps it
 * @param issuedAt when the front node took it
 */
public record ReleaseName(UUID nameKey, UUID owner, long startedVersion, Instant issuedAt)
    implements NameCommand {}
