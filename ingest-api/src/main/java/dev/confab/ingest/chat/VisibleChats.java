package dev.confab.ingest.chat;

import dev.confab.ingest.consistency.Consistency;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The chats of a user: one scan of their memberships, then the heads in batches. */
final class VisibleChats {
  /** More chats than this, by id, are neither listed nor searched. */
  private static final int MAX_CHATS = 1000;

  /** What {@link Views#heads} takes at once. */
  private static final int BATCH = 256;

  private final Views views;

  VisibleChats(Views views) {
    this.views = views;
  }

  /** Heads of all chats that somebody is a member of now, in no order that means anything. */
  List<ChatHead> of(UUID user, Consistency consistency) {
    List<UserChat> chats = views.userChats(user, null, MAX_CHATS, consistency.memberships());
    List<ChatHead> heads = new ArrayList<>();
    for (int from = 0; from < chats.size(); from += BATCH) {
      List<ChatPosition> batch =
          chats.subList(from, Math.min(from + BATCH, chats.size())).stream()
              .map(chat -> consistency.position(chat.chatId()))
              .toList();
      heads.addAll(views.heads(user, batch));
    }
    heads.removeIf(head -> head.membership() == null);
    return heads;
  }
}
