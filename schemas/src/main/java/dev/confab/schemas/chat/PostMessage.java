package dev.confab.schemas.chat;

import dev.confab.schemas.Imported;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to say something.
 *
 * @param chatId the chat
 * @param actor who wishes it, from the verified token
 * @param clientKey the client's own id of this wish, unique per actor; at most 128 characters
 * @param content what is said
 * @param sealed the encrypted content, instead of content
 * @param replyTo seq of the message that this one answers
 * @param replyToPosition imports only, instead of {@code replyTo}: the position, in the same
 *     source, of the message that this one answers
 * @param threadRoot seq of the message whose thread this one goes to
 * @param mentions who is named in it, as the front node understood the text
 * @param forwarded where it was said first
 * @param issuedAt when the front node took it
 * @param imported set on what an importer brings
 */
public record PostMessage(
    UUID chatId,
    UUID actor,
    String clientKey,
    @Nullable MessageContent content,
    @Nullable Sealed sealed,
    @Nullable Long replyTo,
    @Nullable Long replyToPosition,
    @Nullable Long threadRoot,
    @Nullable Mentions mentions,
    @Nullable Forwarded forwarded,
    Instant issuedAt,
    @Nullable Imported imported)
    implements MessageCommand {
  /** In no thread, without mentions, not forwarded. */
  public PostMessage(
      UUID chatId,
      UUID actor,
      String clientKey,
      @Nullable MessageContent content,
      @Nullable Sealed sealed,
      @Nullable Long replyTo,
      @Nullable Long replyToPosition,
      Instant issuedAt,
      @Nullable Imported imported) {
    this(
        chatId,
        actor,
        clientKey,
        content,
        sealed,
        replyTo,
        replyToPosition,
        null,
        null,
        null,
        issuedAt,
        imported);
  }

  /** Mentions follow from the text, and from what people are called at the time. */
  @Override
  public Sha256 contentHash() {
    return Sha256.ofParts("PostMessage", content, sealed, replyTo, threadRoot, forwarded);
  }
}
