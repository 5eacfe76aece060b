package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to end somebody's membership.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param userId the member
 * @param issuedAt when the front node took it
 */
public record RemoveMember(UUID chatId, UUID actor, String clientKey, UUID userId, Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("RemoveMember", userId);
  }
}
