package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to have somebody as a contact, or under another name.
 *
 * @param userId the user
 * @param contactId the other user
 * @param content the user's own name for the contact; null if they have none
 * @param sealed the encrypted content, instead of content
 * @param issuedAt when the front node took it
 */
public record AddContact(
    UUID userId,
    UUID contactId,
    @Nullable ContactAlias content,
    @Nullable Sealed sealed,
    Instant issuedAt)
    implements PeopleCommand {}
