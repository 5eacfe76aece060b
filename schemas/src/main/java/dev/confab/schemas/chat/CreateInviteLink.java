package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to make a link that lets people in.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param maxUses how many may join by it; null: any number
 * @param ttlSeconds how long it holds; null: until it is revoked
 * @param issuedAt when the front node took it
 */
public record CreateInviteLink(
    UUID chatId,
    UUID actor,
    String clientKey,
    @Nullable Long maxUses,
    @Nullable Long ttlSeconds,
    Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("CreateInviteLink", maxUses, ttlSeconds);
  }
}
