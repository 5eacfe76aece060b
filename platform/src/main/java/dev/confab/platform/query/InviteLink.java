package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets people into a chat and was not revoked; it may have expired or be used up.
 *
 * @param seq seq of the InviteLinkCreated, which names it
 * @param createdBy who made it
 * @param createdAt when
 * @param maxUses how many may join by it; null: any number
 * @param uses how many have joined by it
 * @param expiresAt until when; null: until it is revoked
 */
public record InviteLink(
    long seq,
    UUID createdBy,
    Instant createdAt,
    @Nullable Long maxUses,
    long uses,
    @Nullable Instant expiresAt) {}
