package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to give a member another role.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param userId the member
 * @param role the role
 * @param issuedAt when the front node took it
 */
public record ChangeRole(
    UUID chatId, UUID actor, String clientKey, UUID userId, Role role, Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("ChangeRole", userId, role);
  }
}
