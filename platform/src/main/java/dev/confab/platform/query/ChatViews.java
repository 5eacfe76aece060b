package dev.confab.platform.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of the query API that is about chats and who is in them. Answers depend on whether the
 * viewer is a member, not on what else they may do: callers look at {@link Member#permissions}
 * before they show bans, invitations or links.
 *
 * @see Views
 */
public interface ChatViews {
  /**
   * Heads of chats as a member sees them; chats that do not exist are left out. At most 256 ids.
   */
  List<ChatHead> heads(UUID viewer, List<ChatPosition> chats);

  /** A chat's details; empty if it does not exist. */
  Optional<ChatHead> chat(UUID viewer, ChatPosition chat);

  /**
   * Members of a chat by user id.
   *
   * @param after the last user id of the page before, or null
   * @param limit from 1 to 1000
   */
  MemberPage members(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit);

  /** One member of a chat. */
  MemberAnswer member(UUID viewer, ChatPosition chat, UUID userId);

  /**
   * Who is kept out of a chat, by user id.
   *
   * @param after the last user id of the page before, or null
   * @param limit from 1 to 1000
   */
  ChatPage<Ban> bans(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit);

  /**
   * Pending invitations to a chat, by user id.
   *
   * @param after the last user id of the page before, or null
   * @param limit from 1 to 1000
   */
  ChatPage<Invitation> invitations(UUID viewer, ChatPosition chat, @Nullable UUID after, int limit);

  /**
   * Invite links of a chat that were not revoked, by seq.
   *
   * @param after the last seq of the page before; 0: from the first
   * @param limit from 1 to 1000
   */
  ChatPage<InviteLink> links(UUID viewer, ChatPosition chat, long after, int limit);
}
