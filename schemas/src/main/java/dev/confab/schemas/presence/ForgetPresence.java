package dev.confab.schemas.presence;

import java.time.Instant;
import java.util.UUID;

/**
 * The account was erased: nothing is to be kept of when its user was here.
 *
 * @param userId the user
 * @param issuedAt when the account was erased
 */
public record ForgetPresence(UUID userId, Instant issuedAt) implements ConnectionsCommand {}
