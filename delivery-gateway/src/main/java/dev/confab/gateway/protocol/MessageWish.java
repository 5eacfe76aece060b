package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.Import;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.schemas.chat.MessageContent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the user wants to say in a chat, or to be done with what was said. Every one has a
 * {@code key}, the client's own name of the wish: the same one is carried out once.
 */
public sealed interface MessageWish extends Wish {
  /** The chat. */
  UUID chat();

  /**
   * Say something.
   *
   * @param key names the message
   * @param threadRoot seq of the message whose thread it goes to
   * @param replyTo seq of the message that it answers
   * @param replyToPosition instead of that, for an importer: its position in the same source
   */
  record Send(
      String id,
      UUID chat,
      String key,
      MessageContent content,
      @Nullable Long threadRoot,
      @Nullable Long replyTo,
      @Nullable Long replyToPosition,
      @Nullable Import imported)
      implements MessageWish {}

  /**
   * Say again what was said elsewhere.
   *
   * @param key names the new message
   * @param fromChat where it was said
   * @param fromSeq seq of it there
   */
  record Forward(String id, UUID chat, String key, UUID fromChat, long fromSeq)
      implements MessageWish {}

  /** Let a message say something else. */
  record Edit(String id, UUID chat, String key, long messageSeq, MessageContent content)
      implements MessageWish {}

  /** Delete a message for everyone. */
  record Delete(String id, UUID chat, String key, long messageSeq) implements MessageWish {}

  /** Take a message back that was just said. */
  record Recall(String id, UUID chat, String key, long messageSeq) implements MessageWish {}

  /** Add a reaction: an emoji or a {@code :short_code:}. */
  record React(String id, UUID chat, String key, long messageSeq, String reaction)
      implements MessageWish {}

  /** Take a reaction away. */
  record Unreact(String id, UUID chat, String key, long messageSeq, String reaction)
      implements MessageWish {}

  /** Keep a message in sight. */
  record Pin(String id, UUID chat, String key, long messageSeq) implements MessageWish {}

  /** Do not keep it in sight any more. */
  record Unpin(String id, UUID chat, String key, long messageSeq) implements MessageWish {}
}
