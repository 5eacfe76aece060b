package dev.confab.processors.domain.chat;

import java.util.UUID;

/** Rows that can be written; only {@link ChatEvolver} does. */
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

  /** Remembers how far a source was imported. */
  void putImported(UUID chatId, String source, long position, ImportedRow row);
}
