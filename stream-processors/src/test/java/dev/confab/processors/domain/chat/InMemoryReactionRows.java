package dev.confab.processors.domain.chat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows of what messages were reacted with, in the map of all rows. */
final class InMemoryReactionRows implements ReactionRows {
  private final Map<List<Object>, Object> rows;

  InMemoryReactionRows(Map<List<Object>, Object> rows) {
    this.rows = rows;
  }

  @Override
  public ReactionsRow reactions(UUID chatId, long messageSeq) {
    return (ReactionsRow)
        rows.getOrDefault(List.of(chatId, "reactions", messageSeq), ReactionsRow.NONE);
  }

  @Override
  public ReactionsRow reactionsOf(UUID chatId, long messageSeq, UUID userId) {
    return (ReactionsRow)
        rows.getOrDefault(List.of(chatId, "reactions", messageSeq, userId), ReactionsRow.NONE);
  }

  @Override
  public void putReactions(UUID chatId, long messageSeq, ReactionsRow row) {
    put(List.of(chatId, "reactions", messageSeq), row);
  }

  @Override
  public void putReactionsOf(UUID chatId, long messageSeq, UUID userId, ReactionsRow row) {
    put(List.of(chatId, "reactions", messageSeq, userId), row);
  }

  private void put(List<Object> key, ReactionsRow row) {
    if (row.counts().isEmpty()) {
      rows.remove(key);
    } else {
      rows.put(key, row);
    }
  }
}
