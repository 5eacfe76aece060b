package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * The time of an invitation has come; not a wish.
 *
 * @param chatId the chat
 * @param actor who had invited
 * @param userId who was invited
 * @param invitation seq of the MemberInvited
 * @param issuedAt when it came
 */
public record ExpireInvitation(
    UUID chatId, UUID actor, UUID userId, long invitation, Instant issuedAt)
    implements MembershipCommand {
  /** Not a client's; the invitation tells one from another. */
  @Override
  public String clientKey() {
    return "expire-" + invitation;
  }

  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("ExpireInvitation", userId, invitation);
  }
}
