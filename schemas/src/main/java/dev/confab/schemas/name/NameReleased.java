package dev.confab.schemas.name;

import java.time.Instant;
import java.util.UUID;

/**
 * The name is free again.
 *
 * @param nameKey HMAC of the normalised name, 128 bits
 * @param version dense number of this change of the name, from 1
 * @param owner the user
 * @param at when it was decided on
 */
public record NameReleased(UUID nameKey, long version, UUID owner, Instant at)
    implements NameEvent {}
