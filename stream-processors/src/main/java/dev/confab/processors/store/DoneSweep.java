package dev.confab.processors.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the outcomes of all chats, bit by bit. Rows of other kinds are jumped over: a chat
 * costs three looks and one per outcome, however many messages it has.
 */
final class DoneSweep {
  private final KeyValueStore<Bytes, byte[]> rows;
  private @Nullable Bytes cursor; // first key not yet looked at; null is the store's start

  DoneSweep(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  int sweep(Instant olderThan, int limit) {
    List<Bytes> expired = new ArrayList<>();
    int looks = 0;
    do {
      looks += walk(olderThan, limit - looks, expired);
    } while (cursor != null && looks < limit);
    for (Bytes key : expired) {
      rows.delete(key);
    }
    return expired.size();
  }

  /** Looks at neighbouring rows up to the next jump; returns how many. */
  private int walk(Instant olderThan, int limit, List<Bytes> expired) {
    int looks = 0;
    try (KeyValueIterator<Bytes, byte[]> iterator = rows.range(cursor, null)) {
      while (looks < limit) {
        if (!iterator.hasNext()) {
          cursor = null;
          return looks;
        }
        KeyValue<Bytes, byte[]> row = iterator.next();
        looks++;
        if (RowKeys.kind(row.key) != ChatStore.DONE) {
          cursor = behind(row.key);
          return looks;
        }
        if (ChatRowBytes.readDone(row.value).at().isBefore(olderThan)) {
          expired.add(row.key);
        }
        cursor = successor(row.key);
      }
    }
    return looks;
  }

  /** Where the next outcomes may lie: in this chat, or in the next. */
  private static @Nullable Bytes behind(Bytes key) {
    UUID chatId = RowKeys.aggregate(key);
    return RowKeys.kind(key) < ChatStore.DONE
        ? RowKeys.of(chatId, ChatStore.DONE)
        : nextChat(chatId);
  }

  private static @Nullable Bytes nextChat(UUID chatId) {
    long low = chatId.getLeastSignificantBits() + 1;
    long high = chatId.getMostSignificantBits() + (low == 0 ? 1 : 0);
    return low == 0 && high == 0 ? null : RowKeys.of(new UUID(high, low), (byte) 0);
  }

  /** The least key above another: with a zero byte at its end. */
  private static Bytes successor(Bytes key) {
    return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
  }
}
