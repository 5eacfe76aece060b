package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to show oneself in another way; says all of it.
 *
 * @param userId the user
 * @param content what others are shown
 * @param sealed the encrypted content, instead of content
 * @param issuedAt when the front node took it
 */
public record ChangeProfile(
    UUID userId, @Nullable Profile content, @Nullable Sealed sealed, Instant issuedAt)
    implements PeopleCommand {}
