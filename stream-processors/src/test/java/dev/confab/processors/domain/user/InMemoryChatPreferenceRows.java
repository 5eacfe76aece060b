package dev.confab.processors.domain.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of what users alone see of chats, in maps. */
public final class InMemoryChatPreferenceRows implements ChatPreferenceRows {
  private final Map<List<UUID>, ChatPreferenceRow> preferences = new HashMap<>();
  private final Map<List<Object>, Long> hidden = new HashMap<>();

  @Override
  public ChatPreferenceRow preferences(UUID userId, UUID chatId) {
    return preferences.getOrDefault(List.of(userId, chatId), ChatPreferenceRow.NEW);
  }

  @Override
  public long hiddenSince(UUID userId, UUID chatId, long messageSeq) {
    return hidden.getOrDefault(List.of(userId, chatId, messageSeq), 0L);
  }

  @Override
  public void putPreferences(UUID userId, UUID chatId, ChatPreferenceRow row) {
    preferences.put(List.of(userId, chatId), row);
  }

  @Override
  public void putHidden(UUID userId, UUID chatId, long messageSeq, long version) {
    hidden.put(List.of(userId, chatId, messageSeq), version);
  }

  void erase(UUID userId) {
    preferences.keySet().removeIf(key -> key.getFirst().equals(userId));
    hidden.keySet().removeIf(key -> key.getFirst().equals(userId));
  }
}
