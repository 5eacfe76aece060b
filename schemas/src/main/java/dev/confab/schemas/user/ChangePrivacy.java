package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish for other rules of who sees what; says all of them.
 *
 * @param userId the user
 * @param privacy who sees what
 * @param issuedAt when the front node took it
 */
public record ChangePrivacy(UUID userId, Privacy privacy, Instant issuedAt)
    implements PeopleCommand {}
