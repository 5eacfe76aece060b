package dev.confab.processors.domain.chat;

import java.util.UUID;

/** Rows that can be written; only {@link MessageEvolver} does. An empty row is none. */
public interface ReactionRows extends ReactionState {
  /** Writes all reactions to a message. */
  void putReactions(UUID chatId, long messageSeq, ReactionsRow row);

  /** Writes what one member reacted with. */
  void putReactionsOf(UUID chatId, long messageSeq, UUID userId, ReactionsRow row);
}
