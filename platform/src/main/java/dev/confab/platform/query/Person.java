package dev.confab.platform.query;

import dev.confab.schemas.user.Privacy;
import org.jspecify.annotations.Nullable;

/**
 * All that a person shows, and whom. What a viewer may be shown of it: {@link Sight}.
 *
 * @param account the account, in any state
 * @param bio what the person says about themselves; null if nothing
 * @param statusText what the person is up to; null if nothing
 * @param phone phone number by E.164; null if they name none
 * @param privacy who sees what
 * @param viewer how the person stands to who looks at them
 */
public record Person(
    Account account,
    @Nullable String bio,
    @Nullable String statusText,
    @Nullable String phone,
    Privacy privacy,
    Relation viewer) {}
