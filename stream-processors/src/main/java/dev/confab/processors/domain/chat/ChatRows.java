package dev.confab.processors.domain.chat;

import java.util.UUID;

/**
 * Rows that can be written. {@link ChatEvolver} writes all that the chat's events tell; the blocks
 * are written as the decision says, as no event of the chat tells them.
 */
public interface ChatRows extends ChatState {
  /** Writes the head. */
  void putHead(UUID chatId, Head head);

  /** Writes a member. */
  void putMember(UUID chatId, UUID userId, MemberRow member);

  /** Removes a member. */
  void removeMember(UUID chatId, UUID userId);

  /** Writes a message. */
  void putMessage(UUID chatId, long seq, MessageRow message);

  /** Remembers the outcome of a wish. */
  void putDone(UUID chatId, UUID actor, String clientKey, DoneRow done);

  @Override
  InvitationRows invitations();

  @Override
  ReactionRows reactions();

  /** Writes who blocks whom. */
  void putBlocks(UUID chatId, BlocksRow blocks);

  /** Remembers how far a source was imported. */
  void putImported(UUID chatId, String source, long position, ImportedRow row);
}
