package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user shows themselves in another way; says all of it.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param content what others are shown
 * @param sealed the encrypted content, instead of content
 */
public record ProfileChanged(
    UUID userId, long version, Instant at, @Nullable Profile content, @Nullable Sealed sealed)
    implements PeopleEvent {}
