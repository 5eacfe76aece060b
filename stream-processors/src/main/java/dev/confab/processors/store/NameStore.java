package dev.confab.processors.store;

import dev.confab.processors.domain.name.NameRow;
import dev.confab.processors.domain.name.NameRows;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Rows of unique names in a state store of Kafka Streams. Used by its task's thread only. */
public final class NameStore implements NameRows {
  private static final byte V1 = 1;
  private static final byte NAME = 1;

  private final KeyValueStore<Bytes, byte[]> rows;

  /** Rows in a store that nobody else writes. */
  public NameStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  @Override
  public @Nullable NameRow name(UUID nameKey) {
    byte[] row = rows.get(RowKeys.of(nameKey, NAME));
    return row == null ? null : read(row);
  }

  @Override
  public void putName(UUID nameKey, NameRow name) {
    rows.put(RowKeys.of(nameKey, NAME), write(name));
  }

  static byte[] write(NameRow name) {
    return new RowOut(V1)
        .idOrNull(name.owner())
        .number(name.startedVersion())
        .number(name.version())
        .bytes();
  }

  static NameRow read(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new NameRow(in.idOrNull(), in.number(), in.number());
  }
}
