package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to invite somebody.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param userId who is invited
 * @param ttlSeconds how long the invitation holds, 60 to 2,592,000
 * @param issuedAt when the front node took it
 */
public record InviteMember(
    UUID chatId, UUID actor, String clientKey, UUID userId, long ttlSeconds, Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("InviteMember", userId, ttlSeconds);
  }
}
