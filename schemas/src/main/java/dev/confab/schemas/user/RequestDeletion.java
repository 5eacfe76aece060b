package dev.confab.schemas.user;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to have an account erased once a time of grace is over.
 *
 * @param userId the user
 * @param actor the user, whose password a front node has checked, or an admin: accounts without a
 *     password have nobody else
 * @param verifiedHash {@link PasswordSet#digest} of the hash that the user's password was checked
 *     against; null from an admin
 * @param graceMs how long the wish can be taken back, in milliseconds: 90 days at most
 * @param issuedAt when the front node took it
 */
public record RequestDeletion(
    UUID userId, UUID actor, @Nullable Sha256 verifiedHash, long graceMs, Instant issuedAt)
    implements UserCommand {}
