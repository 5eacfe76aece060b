package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish of the owner to hand the chat over.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param userId the member who is to own it
 * @param issuedAt when the front node took it
 */
public record TransferOwnership(
    UUID chatId, UUID actor, String clientKey, UUID userId, Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("TransferOwnership", userId);
  }
}
