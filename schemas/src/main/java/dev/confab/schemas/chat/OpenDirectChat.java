package dev.confab.schemas.chat;

import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;

/**
 * A wish to have the chat of two people; whoever of them says so first opens it.
 *
 * @param chatId the chat: {@link DirectChats#idOf}
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param other the other one
 * @param issuedAt when the front node took it
 */
public record OpenDirectChat(
    UUID chatId, UUID actor, String clientKey, UUID other, Instant issuedAt)
    implements ChatCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("OpenDirectChat", actor, other);
  }
}
