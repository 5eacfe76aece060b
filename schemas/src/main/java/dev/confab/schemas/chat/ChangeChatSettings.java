package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to change the rules of a chat.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param settings all of them
 * @param issuedAt when the front node took it
 */
public record ChangeChatSettings(
    UUID chatId, UUID actor, String clientKey, ChatSettings settings, Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("ChangeChatSettings", settings);
  }
}
