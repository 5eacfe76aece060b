package dev.confab.search.index;

import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as the index keeps it.
 *
 * @param chatId its chat
 * @param seq its name in the chat, and the document's version: a replay changes nothing
 * @param no its number among the chat's messages
 * @param senderId who said it
 * @param sentAt when it was written
 * @param text what was said
 */
public record MessageDocument(
    UUID chatId, long seq, long no, UUID senderId, Instant sentAt, String text)
    implements Document {
  /** The document of a message; empty if its content is sealed or erased. */
  public static Optional<MessageDocument> of(MessagePosted message) {
    MessageContent content = message.content();
    return content == null
        ? Optional.empty()
        : Optional.of(
            new MessageDocument(
                message.chatId(),
                message.seq(),
                message.no(),
                message.actor(),
                message.sentAt(),
                content.text()));
  }

  /** Chat and seq name a message for ever. */
  @Override
  public String documentId() {
    return chatId + ":" + seq;
  }

  @Override
  public long version() {
    return seq;
  }
}
