package dev.confab.platform.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of the query API that a front node needs to turn what somebody wishes into a command:
 * whom a text names, whether people are there, what may be forwarded or hidden, how far a chat is.
 *
 * @see Views
 */
public interface WishViews {
  /** See {@link Views#nameOwner}. */
  Optional<UUID> nameOwner(UUID nameKey, @Nullable UUID awaitedOwner);

  /** See {@link Views#accounts}. */
  List<Account> accounts(List<UUID> userIds);

  /** See {@link ChatViews#heads}. */
  List<ChatHead> heads(UUID viewer, List<ChatPosition> chats);

  /** See {@link MessageViews#messages}. */
  ChatPage<Message> messages(UUID viewer, ChatPosition chat, List<Long> seqs);

  /** See {@link UserChatViews#hidden}. */
  List<Long> hidden(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion);
}
