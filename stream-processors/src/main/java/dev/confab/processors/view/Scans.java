package dev.confab.processors.view;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.state.KeyValueStore;

/** Finds rows by what their keys begin with. */
final class Scans {
  private Scans() {}

  /** All keys that begin so; rows may be deleted by them. */
  static List<byte[]> keys(KeyValueStore<byte[], byte[]> rows, byte[] prefix) {
    List<byte[]> keys = new ArrayList<>();
    try (var found = rows.prefixScan(prefix, new ByteArraySerializer())) {
      found.forEachRemaining(row -> keys.add(row.key));
    }
    return keys;
  }
}
