package dev.confab.schemas.user;

import dev.confab.schemas.Imported;
import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user is shown under another name.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param content the new name
 * @param sealed the encrypted content, instead of content
 * @param imported set on what an importer brings
 */
public record DisplayNameChanged(
    UUID userId,
    long version,
    Instant at,
    @Nullable DisplayName content,
    @Nullable Sealed sealed,
    @Nullable Imported imported)
    implements UserEvent {}
