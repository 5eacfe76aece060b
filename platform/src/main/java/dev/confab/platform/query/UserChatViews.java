package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of the query API that is about what a user has of chats. {@code minVersion} is the
 * version of the user that the answer must include; 0: whatever is there.
 *
 * @see Views
 */
public interface UserChatViews {
  /**
   * The chats that a user is a member of, by chat id.
   *
   * @param after the last chat id of the page before, or null
   * @param limit from 1 to 1000
   * @param atLeast changes of this user's memberships that the answer must include
   */
  List<UserChat> userChats(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast);

  /**
   * Pending invitations of a user, by chat id.
   *
   * @param after the last chat id of the page before, or null
   * @param limit from 1 to 1000
   * @param atLeast changes of this user's invitations and memberships that the answer must include
   */
  List<Invitation> invitationsOf(
      UUID userId, @Nullable UUID after, int limit, List<ChatPosition> atLeast);

  /**
   * How a user has chats in their own list; those that they said nothing of are left out. At most
   * 256.
   */
  List<ChatPreference> preferences(UUID userId, List<UUID> chatIds, long minVersion);

  /**
   * Messages of a chat that a user has hidden from themselves: their seqs, ascending.
   *
   * @param fromSeq from this seq on
   * @param toSeq up to this seq
   */
  List<Long> hidden(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion);

  /** Those of some messages, of any chats, that a user has hidden from themselves. At most 256. */
  List<MessageName> hiddenAmong(UUID userId, List<MessageName> messages, long minVersion);
}
