package dev.confab.ops.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param email only of the caller's own account
 * @param emailVerified of the caller's own account: is the address shown to be theirs?
 * @param createdAt only of the caller's own account
 */
public record User(
    UUID userId,
    String username,
    String displayName,
    @Nullable String email,
    boolean emailVerified,
    @Nullable Instant createdAt) {}
