package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The wanted username or e-mail address is the user's; the old one is released.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param startedVersion version of the NameChangeStarted that it ends
 */
public record NameChanged(UUID userId, long version, Instant at, long startedVersion)
    implements UserEvent {}
