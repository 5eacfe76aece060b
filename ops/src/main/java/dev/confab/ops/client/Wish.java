package dev.confab.ops.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a client may wish of a chat over its socket. Sent again unchanged, it is done once. */
public sealed interface Wish {
  /** The chat. */
  UUID chat();

  /** The client's own id of this wish, at most 128 characters. */
  String key();

  /** Set on what an importer brings. */
  @Nullable ImportMark mark();

  /**
   * To say something.
   *
   * @param key the {@code clientMsgId}
   * @param replyTo seq of the message that it answers
   * @param replyToPosition instead of that, for an importer: its position in the same source
   */
  record Send(
      UUID chat,
      String key,
      String text,
      @Nullable Long replyTo,
      @Nullable Long replyToPosition,
      @Nullable ImportMark mark)
      implements Wish {
    /** Without an answer to anything. */
    public Send(UUID chat, String key, String text) {
      this(chat, key, text, null, null, null);
    }
  }

  /** To become a member of an open chat. */
  record Join(UUID chat, String key, @Nullable ImportMark mark) implements Wish {}

  /** To stop being a member. */
  record Leave(UUID chat, String key, @Nullable ImportMark mark) implements Wish {}
}
