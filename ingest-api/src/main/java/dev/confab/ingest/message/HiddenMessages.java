package dev.confab.ingest.message;

import dev.confab.ingest.consistency.Consistency;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageName;
import dev.confab.platform.query.UserChatViews;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What people have deleted for themselves: others see it, they do not. */
public final class HiddenMessages {
  private final UserChatViews views;

  /** Asks the views. */
  public HiddenMessages(UserChatViews views) {
    this.views = views;
  }

  /** Messages of one chat, ascending by seq, without those that a viewer has hidden. */
  public List<Message> without(UUID viewer, List<Message> messages, Consistency consistency) {
    if (messages.isEmpty()) {
      return messages;
    }
    Set<Long> hidden =
        between(
            viewer,
            messages.getFirst().chatId(),
            messages.getFirst().seq(),
            messages.getLast().seq(),
            consistency);
    return hidden.isEmpty()
        ? messages
        : messages.stream().filter(message -> !hidden.contains(message.seq())).toList();
  }

  /** Those of some messages of any chats that a viewer has hidden; at most 256. */
  public Set<MessageName> among(UUID viewer, List<MessageName> messages, Consistency consistency) {
    return messages.isEmpty()
        ? Set.of()
        : new HashSet<>(views.hiddenAmong(viewer, messages, consistency.version(viewer)));
  }

  /** The seqs of messages that a viewer has hidden in a part of a chat, its ends included. */
  public Set<Long> between(
      UUID viewer, UUID chatId, long fromSeq, long toSeq, Consistency consistency) {
    return new HashSet<>(views.hidden(viewer, chatId, fromSeq, toSeq, consistency.version(viewer)));
  }
}
