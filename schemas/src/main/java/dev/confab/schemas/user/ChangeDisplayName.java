package dev.confab.schemas.user;

import dev.confab.schemas.Imported;
import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to be shown under another name.
 *
 * @param userId the user
 * @param actor who wishes it
 * @param content the new name
 * @param sealed the encrypted content, instead of content
 * @param issuedAt when the front node took it
 * @param imported set on what an importer brings
 */
public record ChangeDisplayName(
    UUID userId,
    UUID actor,
    @Nullable DisplayName content,
    @Nullable Sealed sealed,
    Instant issuedAt,
    @Nullable Imported imported)
    implements UserCommand {}
