package dev.confab.schemas.chat;

import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to change what a chat is called.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param content name, description and picture
 * @param sealed the encrypted content, instead of content
 * @param issuedAt when the front node took it
 */
public record EditChat(
    UUID chatId,
    UUID actor,
    String clientKey,
    @Nullable ChatProfile content,
    @Nullable Sealed sealed,
    Instant issuedAt)
    implements MembershipCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("EditChat", content, sealed);
  }
}
