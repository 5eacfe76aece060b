package dev.confab.processors.domain.chat;

import java.util.UUID;

/** What messages were reacted with. */
public interface ReactionState {
  /** All reactions to a message; none if nobody reacted. */
  ReactionsRow reactions(UUID chatId, long messageSeq);

  /** What one member reacted with. */
  ReactionsRow reactionsOf(UUID chatId, long messageSeq, UUID userId);
}
