package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The wanted username or e-mail address was not to be had; the old one stays.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param startedVersion version of the NameChangeStarted that it ends
 * @param code why: username_taken, email_taken or name_change_expired
 */
public record NameChangeRefused(
    UUID userId, long version, Instant at, long startedVersion, String code) implements UserEvent {}
