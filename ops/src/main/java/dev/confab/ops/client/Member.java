package dev.confab.ops.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member of a chat. */
public record Member(
    UUID userId,
    String role,
    Instant joinedAt,
    @Nullable String username,
    @Nullable String displayName) {}
