package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to let somebody in again.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param userId who was banned
 * @param issuedAt when the front node took it
 */
public record UnbanMember(UUID chatId, UUID actor, String clientKey, UUID userId, Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("UnbanMember", userId);
  }
}
