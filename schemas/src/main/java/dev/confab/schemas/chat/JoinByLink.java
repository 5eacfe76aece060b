package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to become a member by an invite link; the front node has checked its secret.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param link seq of the InviteLinkCreated
 * @param issuedAt when the front node took it
 */
public record JoinByLink(UUID chatId, UUID actor, String clientKey, long link, Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("JoinByLink", link);
  }
}
