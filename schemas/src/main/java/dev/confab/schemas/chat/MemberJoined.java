package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody became a member by their own wish.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param role the member's role
 * @param joinedNo number of the last message before the member came; unread counts start behind it
 * @param link seq of the InviteLinkCreated that let them in
 * @param invitation seq of the MemberInvited that they accepted
 * @param imported set on what an importer brings
 */
public record MemberJoined(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    Role role,
    long joinedNo,
    @Nullable Long link,
    @Nullable Long invitation,
    @Nullable Imported imported)
    implements MembershipEvent {
  /** Into an open chat. */
  public MemberJoined(
      UUID chatId,
      long seq,
      UUID actor,
      Instant at,
      @Nullable Cause cause,
      Role role,
      long joinedNo,
      @Nullable Imported imported) {
    this(chatId, seq, actor, at, cause, role, joinedNo, null, null, imported);
  }

  @Override
  public UUID userId() {
    return actor;
  }
}
