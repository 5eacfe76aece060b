package dev.confab.ingest.chat;

import dev.confab.ingest.message.MessageJson;
import dev.confab.ingest.request.Words;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.Message;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of somebody's chats, as JSON. */
record ChatPage(List<Summary> chats, @Nullable String next) {

  /** What a list shows of a chat. */
  record Summary(
      UUID id,
      String type,
      @Nullable String name,
      @Nullable UUID avatarId,
      long lastSeq,
      long unread,
      long unreadMentions,
      PreferencesJson preferences,
      @Nullable MessageJson lastMessage,
      @Nullable UUID peerId) {
    static Summary of(ListedChat chat, UUID viewer, @Nullable Message last) {
      ChatHead head = chat.head();
      return new Summary(
          head.chatId(),
          Words.of(head.type()),
          head.name(),
          head.avatarId(),
          head.lastSeq(),
          head.unread(),
          head.unreadMentions(),
          PreferencesJson.of(chat.preferences()),
          last == null ? null : MessageJson.of(last, viewer),
          head.peer());
    }
  }
}
