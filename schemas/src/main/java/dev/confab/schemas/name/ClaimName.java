package dev.confab.schemas.name;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to own a name. Claiming again by the same owner succeeds.
 *
 * @param nameKey HMAC of the normalised name, 128 bits
 * @param owner the user
 * @param kind what the name is
 * @param startedVersion version of the event that began the attempt, RegistrationStarted or
 *     NameChangeStarted; the answer repeats it
 * @param issuedAt when the front node took it
 */
public record ClaimName(
    UUID nameKey, UUID owner, NameKind kind, long startedVersion, Instant issuedAt)
    implements NameCommand {}
