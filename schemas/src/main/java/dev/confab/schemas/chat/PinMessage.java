package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to pin a message.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param messageSeq seq of the message
 * @param issuedAt when the front node took it
 */
public record PinMessage(
    UUID chatId, UUID actor, String clientKey, long messageSeq, Instant issuedAt)
    implements MessageCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("PinMessage", messageSeq);
  }
}
