package dev.confab.processors.domain.chat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision may look at: single rows, so that a chat of 100,000 members costs the same
 * per message as a chat of two.
 */
public interface ChatState {
  /** The chat's head; null if there is no such chat. */
  @Nullable Head head(UUID chatId);

  /** A member; null if the user is none. */
  @Nullable MemberRow member(UUID chatId, UUID userId);

  /** A message; null if no message has that seq. */
  @Nullable MessageRow message(UUID chatId, long seq);

  /** The remembered outcome of a wish; null if there is none (any more). */
  @Nullable DoneRow done(UUID chatId, UUID actor, String clientKey);

  /** What came from a position of an imported source; null if nothing did. */
  @Nullable ImportedRow imported(UUID chatId, String source, long position);

  /** Who blocks whom, of a direct chat whether or not it was opened; empty if nobody does. */
  BlocksRow blocks(UUID chatId);

  /** Who may come, and who may not. */
  InvitationState invitations();

  /** What messages were reacted with. */
  ReactionState reactions();

  /** The highest position of an imported source that anything came from; -1 if nothing did. */
  long lastImported(UUID chatId, String source);
}
