package dev.confab.schemas.chat;

import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to say something else instead.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param messageSeq seq of the message
 * @param content what is said now
 * @param sealed the encrypted content, instead of content
 * @param mentions who is named in it
 * @param issuedAt when the front node took it
 */
public record EditMessage(
    UUID chatId,
    UUID actor,
    String clientKey,
    long messageSeq,
    @Nullable MessageContent content,
    @Nullable Sealed sealed,
    @Nullable Mentions mentions,
    Instant issuedAt)
    implements MessageCommand {
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("EditMessage", messageSeq, content, sealed);
  }
}
