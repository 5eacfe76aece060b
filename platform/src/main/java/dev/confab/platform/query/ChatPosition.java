package dev.confab.platform.query;

import java.util.UUID;

/**
 * A chat, and how far a view must have come in it.
 *
 * @param chatId the chat
 * @param minSeq the view must have applied this seq; 0: as it is
 */
public record ChatPosition(UUID chatId, long minSeq) {
  /** A chat as the view has it. */
  public static ChatPosition current(UUID chatId) {
    return new ChatPosition(chatId, 0);
  }
}
