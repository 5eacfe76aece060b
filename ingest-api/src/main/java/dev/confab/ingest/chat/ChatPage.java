package dev.confab.ingest.chat;

import dev.confab.platform.query.ChatHead;
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
      long lastSeq,
      long unread,
      @Nullable MessageJson lastMessage,
      @Nullable UUID peerId) {
    static Summary of(ChatHead head, UUID viewer) {
      return new Summary(
          head.chatId(),
          ChatJson.name(head.type()),
          head.name(),
          head.lastSeq(),
          head.unread(),
          ChatJson.lastMessage(head, viewer),
          head.peer());
    }
  }
}
