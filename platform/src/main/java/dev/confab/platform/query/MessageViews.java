package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of the query API that is about what is said. Members see what their membership lets them
 * see; what they hid from themselves is not left out here, see {@link UserChatViews#hidden}.
 *
 * @see Views
 */
public interface MessageViews {
  /** Messages of a chat. */
  HistoryPage history(UUID viewer, ChatPosition chat, HistoryRange range);

  /**
   * Messages by their seqs, in that order; those that are not there, or not to be seen, are left
   * out. At most 200.
   */
  ChatPage<Message> messages(UUID viewer, ChatPosition chat, List<Long> seqs);

  /**
   * All that a message has said, the original first and what it says now last; nothing if it is not
   * there, not to be seen, deleted or recalled.
   */
  ChatPage<MessageVersion> edits(UUID viewer, ChatPosition chat, long messageSeq);

  /**
   * Replies in the thread of a message, without those that were deleted or recalled; none if the
   * viewer may not see its root.
   */
  HistoryPage thread(UUID viewer, ChatPosition chat, long rootSeq, HistoryRange range);

  /** Pinned messages that the viewer may see, the newest message first; at most 50. */
  ChatPage<Pin> pins(UUID viewer, ChatPosition chat);

  /**
   * Who reacted to a message, by type and user id.
   *
   * @param type only reactions of this type; null: all
   * @param after the last of the page before, or null
   * @param limit from 1 to 1000
   */
  ChatPage<Reaction> reactions(
      UUID viewer,
      ChatPosition chat,
      long messageSeq,
      @Nullable String type,
      @Nullable ReactionPlace after,
      int limit);

  /** Who has read a message. */
  ReadersAnswer readers(UUID viewer, ChatPosition chat, long messageSeq);
}
