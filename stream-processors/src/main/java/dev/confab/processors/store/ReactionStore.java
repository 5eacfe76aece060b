package dev.confab.processors.store;

import dev.confab.processors.domain.chat.ReactionRows;
import dev.confab.processors.domain.chat.ReactionsRow;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Rows of what messages were reacted with. */
final class ReactionStore implements ReactionRows {
  private final KeyValueStore<Bytes, byte[]> rows;

  ReactionStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  @Override
  public ReactionsRow reactions(UUID chatId, long messageSeq) {
    return read(RowKeys.of(chatId, ChatStore.REACTIONS, messageSeq));
  }

  @Override
  public ReactionsRow reactionsOf(UUID chatId, long messageSeq, UUID userId) {
    return read(RowKeys.of(chatId, ChatStore.REACTIONS_OF, messageSeq, userId));
  }

  @Override
  public void putReactions(UUID chatId, long messageSeq, ReactionsRow row) {
    put(RowKeys.of(chatId, ChatStore.REACTIONS, messageSeq), row);
  }

  @Override
  public void putReactionsOf(UUID chatId, long messageSeq, UUID userId, ReactionsRow row) {
    put(RowKeys.of(chatId, ChatStore.REACTIONS_OF, messageSeq, userId), row);
  }

  private ReactionsRow read(Bytes key) {
    byte[] row = rows.get(key);
    return row == null ? ReactionsRow.NONE : ChatRowBytes.readReactions(row);
  }

  private void put(Bytes key, ReactionsRow row) {
    if (row.counts().isEmpty()) {
      rows.delete(key);
    } else {
      rows.put(key, ChatRowBytes.write(row));
    }
  }
}
