package dev.confab.processors.domain.chat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invite link.
 *
 * @param maker who made it
 * @param maxUses how many may join by it; null: any number
 * @param uses how many have
 * @param expiresAt until when it holds; null: until it is revoked
 * @param revoked lets nobody in any more?
 */
public record LinkRow(
    UUID maker, @Nullable Long maxUses, long uses, @Nullable Instant expiresAt, boolean revoked) {
  LinkRow used() {
    return new LinkRow(maker, maxUses, uses + 1, expiresAt, revoked);
  }

  LinkRow ended() {
    return new LinkRow(maker, maxUses, uses, expiresAt, true);
  }
}
