package dev.confab.schemas.name;

import java.time.Instant;
import java.util.UUID;

/**
 * The name has an owner.
 *
 * @param nameKey HMAC of the normalised name, 128 bits
 * @param version dense number of this change of the name, from 1
 * @param owner the user
 * @param kind what the name is
 * @param at when it was decided on
 */
public record NameClaimed(UUID nameKey, long version, UUID owner, NameKind kind, Instant at)
    implements NameEvent {}
