package dev.confab.schemas.name;

import java.time.Instant;
import java.util.UUID;

/**
 * The name has an owner, or its owner a newer reason to have it.
 *
 * @param nameKey HMAC of the normalised name, 128 bits
 * @param version dense number of this change of the name, from 1
 * @param owner the user
 * @param kind what the name is
 * @param startedVersion version of the owner's event that began the newest attempt that claimed it
 * @param at when it was decided on
 */
public record NameClaimed(
    UUID nameKey, long version, UUID owner, NameKind kind, long startedVersion, Instant at)
    implements NameEvent {}
