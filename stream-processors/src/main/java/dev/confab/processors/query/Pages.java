package dev.confab.processors.query;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.ChatPage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Pages of what a scan finds. */
final class Pages {
  private Pages() {}

  /**
   * The first entries of a scan, which is closed.
   *
   * @param entry what a row tells; null: nothing for this page
   */
  static <T> ChatPage<T> of(
      KeyValueIterator<byte[], byte[]> rows,
      int limit,
      Function<KeyValue<byte[], byte[]>, @Nullable T> entry) {
    List<T> found = new ArrayList<>();
    try (rows) {
      while (rows.hasNext() && found.size() <= limit) {
        T next = entry.apply(rows.next());
        if (next != null) {
          found.add(next);
        }
      }
    }
    boolean more = found.size() > limit;
    return new ChatPage<>(Access.MEMBER, more ? found.subList(0, limit) : found, more);
  }
}
