package dev.confab.ingest.chat;

import dev.confab.ingest.consistency.Consistency;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.UserChat;
import dev.confab.platform.query.Views;
import dev.confab.schemas.user.ChatPreferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The chats of a user: one scan of their memberships, then the heads in batches. */
final class VisibleChats {
  /** More chats than this, by id, are neither listed nor searched. */
  private static final int MAX_CHATS = 1000;

  /** What {@link Views#heads} and {@link Views#preferences} take at once. */
  private static final int BATCH = 256;

  private final Views views;

  VisibleChats(Views views) {
    this.views = views;
  }

  /** Heads of all chats that somebody is a member of now, in no order that means anything. */
  List<ChatHead> of(UUID user, Consistency consistency) {
    List<ChatHead> heads = new ArrayList<>();
    for (List<UUID> batch : batches(user, consistency)) {
      heads.addAll(heads(user, batch, consistency));
    }
    return heads;
  }

  /** The same, with how the user has them in their list. */
  List<ListedChat> listed(UUID user, Consistency consistency) {
    List<ListedChat> listed = new ArrayList<>();
    for (List<UUID> batch : batches(user, consistency)) {
      Map<UUID, ChatPreferences> preferences = new HashMap<>();
      for (ChatPreference one : views.preferences(user, batch, consistency.version(user))) {
        preferences.put(one.chatId(), one.preferences());
      }
      for (ChatHead head : heads(user, batch, consistency)) {
        listed.add(
            new ListedChat(head, preferences.getOrDefault(head.chatId(), ChatPreferences.DEFAULT)));
      }
    }
    return listed;
  }

  private List<List<UUID>> batches(UUID user, Consistency consistency) {
    List<UUID> chats =
        views.userChats(user, null, MAX_CHATS, consistency.memberships()).stream()
            .map(UserChat::chatId)
            .toList();
    List<List<UUID>> batches = new ArrayList<>();
    for (int from = 0; from < chats.size(); from += BATCH) {
      batches.add(chats.subList(from, Math.min(from + BATCH, chats.size())));
    }
    return batches;
  }

  private List<ChatHead> heads(UUID user, List<UUID> chats, Consistency consistency) {
    List<ChatPosition> positions = chats.stream().map(consistency::position).toList();
    return views.heads(user, positions).stream().filter(head -> head.membership() != null).toList();
  }
}
