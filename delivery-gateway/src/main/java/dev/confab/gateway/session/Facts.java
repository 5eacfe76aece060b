package dev.confab.gateway.session;

import dev.confab.gateway.protocol.ErrorCode;
import dev.confab.platform.input.ChatBounds;
import dev.confab.platform.names.MentionReader;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.WishViews;
import dev.confab.schemas.chat.Mentions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must be known before a wish becomes a command: facts of other aggregates, as views have
 * them. Calls block; a view that does not answer is a {@link
 * dev.confab.platform.query.ViewUnavailableException}.
 */
public final class Facts {
  private final WishViews views;
  private final MentionReader mentions;

  /**
   * Asks views.
   *
   * @param secret what keys of names are made with
   */
  public Facts(WishViews views, byte[] secret) {
    this.views = views;
    this.mentions = new MentionReader(new NameKeys(secret), key -> views.nameOwner(key, null));
  }

  /** Whom a text mentions; null if nobody. Asks only if there is a word with an @ before it. */
  @Nullable Mentions mentions(String text) {
    return mentions.read(text);
  }

  /** Lets those pass who have a working account. */
  void requireUser(UUID userId) throws RefusedException {
    requireUsers(List.of(userId));
  }

  /** Likewise, if all of at most 256 have one; the first who has not is named. */
  void requireUsers(List<UUID> userIds) throws RefusedException {
    if (userIds.isEmpty()) {
      return;
    }
    Set<UUID> there =
        views.accounts(userIds).stream()
            .filter(account -> account.status() == Account.Status.REGISTERED)
            .map(Account::userId)
            .collect(Collectors.toSet());
    for (UUID userId : userIds) {
      if (!there.contains(userId)) {
        throw new RefusedException(ErrorCode.USER_NOT_FOUND, "There is no user " + userId + ".");
      }
    }
  }

  /** Lets members of a chat pass. */
  void requireMember(UUID user, UUID chat) throws RefusedException {
    Optional<ChatHead> head =
        views.heads(user, List.of(ChatPosition.current(chat))).stream().findFirst();
    if (head.isEmpty()) {
      throw noChat();
    }
    if (head.get().membership() == null) {
      throw noMember();
    }
  }

  /** What somebody sees of a message may be hidden from themselves already. */
  Message visible(UUID viewer, UUID chat, long seq) throws RefusedException {
    Optional<Message> found = find(viewer, ChatPosition.current(chat), seq);
    if (found.isEmpty() && isAhead(viewer, chat, seq)) {
      found = find(viewer, new ChatPosition(chat, seq), seq);
    }
    return found.orElseThrow(Facts::noMessage);
  }

  /** A message that somebody sees, and that says something still. */
  Message present(UUID viewer, UUID chat, long seq) throws RefusedException {
    Message message = visible(viewer, chat, seq);
    if (!views.hidden(viewer, chat, seq, seq, 0).isEmpty()) {
      throw noMessage();
    }
    if (message.state() != MessageState.PRESENT || message.text() == null) {
      throw new RefusedException(ErrorCode.MESSAGE_GONE, "The message was deleted or taken back.");
    }
    return message;
  }

  private Optional<Message> find(UUID viewer, ChatPosition chat, long seq) throws RefusedException {
    ChatPage<Message> page = views.messages(viewer, chat, List.of(seq));
    return switch (page.access()) {
      case NO_CHAT -> throw noChat();
      case NO_MEMBER -> throw noMember();
      case MEMBER -> page.entries().stream().findFirst();
    };
  }

  /** Can it be that the client has seen a message that the view has not? */
  private boolean isAhead(UUID viewer, UUID chat, long seq) {
    return views.heads(viewer, List.of(ChatPosition.current(chat))).stream()
        .mapToLong(ChatHead::lastSeq)
        .anyMatch(last -> seq > last && seq - last <= ChatBounds.MAX_AHEAD);
  }

  private static RefusedException noChat() {
    return new RefusedException(ErrorCode.CHAT_NOT_FOUND, "There is no such chat.");
  }

  private static RefusedException noMember() {
    return new RefusedException(ErrorCode.NOT_A_MEMBER, "You are no member of this chat.");
  }

  private static RefusedException noMessage() {
    return new RefusedException(ErrorCode.MESSAGE_NOT_FOUND, "There is no such message.");
  }
}
