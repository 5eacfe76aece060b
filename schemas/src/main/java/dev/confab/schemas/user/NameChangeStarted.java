package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import dev.confab.schemas.name.NameKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user wants another username or e-mail address. It is being claimed; the old one still counts.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1; names the attempt
 * @param at when it was decided on
 * @param kind which of the user's names
 * @param content the new name
 * @param sealed the encrypted content, instead of content
 * @param nameKey key of the new name among all names
 */
public record NameChangeStarted(
    UUID userId,
    long version,
    Instant at,
    NameKind kind,
    @Nullable UniqueName content,
    @Nullable Sealed sealed,
    UUID nameKey)
    implements UserEvent {}
