package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A name was taken or did not answer in time; what was claimed is released.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param code username_taken, email_taken or registration_expired
 */
public record RegistrationRefused(UUID userId, long version, Instant at, String code)
    implements UserEvent {}
