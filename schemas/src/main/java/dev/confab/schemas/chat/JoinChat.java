package dev.confab.schemas.chat;

import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to become a member of an open chat.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param issuedAt when the front node took it
 * @param imported set on what an importer brings
 */
public record JoinChat(
    UUID chatId, UUID actor, String clientKey, Instant issuedAt, @Nullable Imported imported)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("JoinChat", actor);
  }
}
