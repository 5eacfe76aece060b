package dev.confab.schemas.user;

import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The user has other settings; says all of them.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param content the settings
 * @param sealed the encrypted content, instead of content
 */
public record SettingsChanged(
    UUID userId, long version, Instant at, @Nullable UserSettings content, @Nullable Sealed sealed)
    implements PeopleEvent {}
