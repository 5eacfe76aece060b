package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user has somebody as a contact, from now on under this name.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param contactId the other user
 * @param content the user's own name for the contact; null if they have none
 * @param sealed the encrypted content, instead of content
 */
public record ContactAdded(
    UUID userId,
    long version,
    Instant at,
    UUID contactId,
    @Nullable ContactAlias content,
    @Nullable Sealed sealed)
    implements PeopleEvent {}
