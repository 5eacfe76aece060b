package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * Time has come to give up a registration, or a change of a name, whose claims never came back.
 *
 * @param userId the user
 * @param startedVersion version of the RegistrationStarted or NameChangeStarted meant; another one
 *     is left alone
 * @param issuedAt when the front node took it
 */
public record ExpireRegistration(UUID userId, long startedVersion, Instant issuedAt)
    implements UserCommand {}
