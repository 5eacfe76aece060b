package dev.confab.processors.domain.chat;

import java.util.UUID;

/** Rows that can be written; only {@link InvitationEvolver} does. */
public interface InvitationRows extends InvitationState {
  /** Writes an invitation, and a request to end it when its time has come. */
  void putInvitation(UUID chatId, UUID userId, InvitationRow invitation);

  /** Removes an invitation and the request to end it. */
  void removeInvitation(UUID chatId, UUID userId, InvitationRow invitation);

  /** Writes an invite link. */
  void putLink(UUID chatId, long seq, LinkRow link);

  /** Keeps somebody out, or no longer. */
  void putBanned(UUID chatId, UUID userId, boolean banned);
}
