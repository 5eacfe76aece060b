package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.name.NameKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to have another username or e-mail address.
 *
 * @param userId the user
 * @param kind which of the user's names
 * @param content the new name
 * @param sealed the encrypted content, instead of content
 * @param nameKey key of the new name among all names
 * @param issuedAt when the front node took it
 * @param verifiedHash for an e-mail address: {@link PasswordSet#digest} of the hash that the user's
 *     password was checked against; null for a username
 */
public record ChangeName(
    UUID userId,
    NameKind kind,
    @Nullable UniqueName content,
    @Nullable Sealed sealed,
    UUID nameKey,
    Instant issuedAt,
    @Nullable Sha256 verifiedHash)
    implements UserCommand {}
