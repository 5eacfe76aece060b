package dev.confab.ingest.chat;

import dev.confab.ingest.access.ChatProblems;
import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.message.HiddenMessages;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.Views;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chats as the views have them, without what their viewer has hidden. */
final class ChatDetails {
  private final Views views;
  private final HiddenMessages hidden;

  ChatDetails(Views views, HiddenMessages hidden) {
    this.views = views;
    this.hidden = hidden;
  }

  /** A chat, or the request ends. */
  ChatHead head(UUID viewer, UUID chatId, Consistency consistency) {
    return views.chat(viewer, consistency.position(chatId)).orElseThrow(ChatProblems::notFound);
  }

  /** A chat, as JSON. */
  ChatJson json(UUID viewer, ChatHead head, Consistency consistency) {
    return ChatJson.of(head, viewer, lastMessage(viewer, head, consistency));
  }

  /** A chat that an earlier request had made, as it is by now. */
  ChatJson asItIs(UUID actor, UUID chatId, long minSeq, Consistency consistency) {
    consistency.changed(chatId, minSeq);
    return json(actor, head(actor, chatId, consistency), consistency);
  }

  /** The newest message, unless the viewer has hidden it. */
  @Nullable Message lastMessage(UUID viewer, ChatHead head, Consistency consistency) {
    Message last = head.lastMessage();
    return last == null
        ? null
        : hidden.without(viewer, List.of(last), consistency).stream().findFirst().orElse(null);
  }
}
