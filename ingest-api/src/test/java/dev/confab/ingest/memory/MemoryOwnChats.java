package dev.confab.ingest.memory;

import dev.confab.platform.query.ChatPreference;
import dev.confab.platform.query.MessageName;
import dev.confab.schemas.user.ChangeChatPreferences;
import dev.confab.schemas.user.ChatPreferenceCommand;
import dev.confab.schemas.user.ChatPreferences;
import dev.confab.schemas.user.HideMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** How one user has chats, and what they do not want to see of them. */
final class MemoryOwnChats {
  private final Map<UUID, ChatPreferences> preferences = new HashMap<>();
  private final Map<UUID, SortedSet<Long>> hidden = new HashMap<>();

  /** Carries a wish out; false if it was so already. */
  boolean change(ChatPreferenceCommand command) {
    return switch (command) {
      case ChangeChatPreferences c ->
          !c.preferences().equals(preferences.put(c.chatId(), c.preferences()));
      case HideMessage c ->
          hidden.computeIfAbsent(c.chatId(), _ -> new TreeSet<>()).add(c.messageSeq());
    };
  }

  List<ChatPreference> preferences(List<UUID> chatIds) {
    return chatIds.stream()
        .flatMap(
            chatId ->
                Optional.ofNullable(preferences.get(chatId)).stream()
                    .map(found -> new ChatPreference(chatId, found)))
        .toList();
  }

  List<MessageName> hiddenAmong(List<MessageName> messages) {
    return messages.stream()
        .filter(name -> hidden.getOrDefault(name.chatId(), new TreeSet<>()).contains(name.seq()))
        .toList();
  }

  List<Long> hidden(UUID chatId, long fromSeq, long toSeq) {
    SortedSet<Long> seqs = hidden.getOrDefault(chatId, new TreeSet<>());
    return List.copyOf(seqs.subSet(fromSeq, toSeq + 1));
  }
}
