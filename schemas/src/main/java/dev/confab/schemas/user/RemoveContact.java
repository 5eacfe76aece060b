package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish not to have somebody as a contact any more.
 *
 * @param userId the user
 * @param contactId the other user
 * @param issuedAt when the front node took it
 */
public record RemoveContact(UUID userId, UUID contactId, Instant issuedAt)
    implements PeopleCommand {}
