package dev.confab.ops.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user.
 *
 * @param email only of the caller's own account
 * @param emailVerified of the caller's own account: is the address shown to be theirs?
 * @param createdAt only of the caller's own account
 * @param roles only of the caller's own account
 * @param eraseAt only of the caller's own account: when it will be erased; null if it stays
 */
public record User(
    UUID userId,
    String username,
    String displayName,
    @Nullable String email,
    boolean emailVerified,
    @Nullable Instant createdAt,
    @Nullable List<String> roles,
    @Nullable Instant eraseAt) {}
