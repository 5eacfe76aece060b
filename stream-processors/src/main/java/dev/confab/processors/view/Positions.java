package dev.confab.processors.view;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Rows that say how far a view's partition has come in each of its sources: the offset after the
 * last record applied. Their keys have 5 bytes, so they equal no other row's, which start with an
 * id of 16. They are put after the rows of a record, see {@link Timeline}.
 */
final class Positions {
  private static final byte PREFIX = 0;

  private Positions() {}

  static Map<Integer, Long> load(KeyValueStore<byte[], byte[]> rows, int sources) {
    Map<Integer, Long> positions = new HashMap<>();
    for (int source = 0; source < sources; source++) {
      byte[] row = rows.get(key(source));
      if (row != null) {
        positions.put(source, ByteBuffer.wrap(row).getLong());
      }
    }
    return positions;
  }

  /** A replay from an earlier offset takes nothing back. */
  static void putIfFurther(KeyValueStore<byte[], byte[]> rows, int source, long next) {
    if (at(rows, source) < next) {
      put(rows, source, next);
    }
  }

  static void put(KeyValueStore<byte[], byte[]> rows, int source, long next) {
    rows.put(key(source), ByteBuffer.allocate(Long.BYTES).putLong(next).array());
  }

  /** The offset after the last record of a source that was applied; 0: none. */
  static long at(KeyValueStore<byte[], byte[]> rows, int source) {
    byte[] row = rows.get(key(source));
    return row == null ? 0 : ByteBuffer.wrap(row).getLong();
  }

  private static byte[] key(int source) {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(PREFIX).putInt(source).array();
  }
}
