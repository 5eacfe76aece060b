package dev.confab.schemas.user;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account is wanted; its names are being claimed.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param cause the wish behind it
 * @param content names of the person
 * @param sealed the encrypted content, instead of content
 * @param usernameKey key of the username among all names
 * @param emailKey key of the e-mail address; null for imported accounts
 * @param imported brought by an importer?
 */
public record RegistrationStarted(
    UUID userId,
    long version,
    Instant at,
    Cause cause,
    @Nullable AccountProfile content,
    @Nullable Sealed sealed,
    UUID usernameKey,
    @Nullable UUID emailKey,
    boolean imported)
    implements UserEvent {}
