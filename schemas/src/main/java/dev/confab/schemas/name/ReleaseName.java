package dev.confab.schemas.name;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish to give a name up; does nothing unless the owner asks.
 *
 * @param nameKey HMAC of the normalised name, 128 bits
 * @param owner the user
 * @param issuedAt when the front node took it
 */
public record ReleaseName(UUID nameKey, UUID owner, Instant issuedAt) implements NameCommand {}
