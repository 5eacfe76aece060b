package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for other settings; says all of them.
 *
 * @param userId the user
 * @param content the settings
 * @param sealed the encrypted content, instead of content
 * @param issuedAt when the front node took it
 */
public record ChangeSettings(
    UUID userId, @Nullable UserSettings content, @Nullable Sealed sealed, Instant issuedAt)
    implements PeopleCommand {}
