package dev.confab.processors.view;

import dev.confab.platform.query.ViewName;
import dev.confab.schemas.Bytes;
import java.io.File;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A view's processor over a store in memory, fed with records at offsets of the test's choice. */
final class Replayed implements AutoCloseable {
  private final MockProcessorContext<Void, Void> context;
  private final Making making;
  private final ViewPartitions partitions;
  private final KeyValueStore<byte[], byte[]> store;
  private ViewProcessor processor;

  Replayed(String storeName, ViewName view, int sources, Making making) {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File("."));
    store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(storeName), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    partitions = new ViewPartitions(view, 1, sources);
    this.making = making;
    processor = started();
  }

  void deliver(String topic, int offset, byte[] key, byte[] value) {
    context.setRecordMetadata(topic, 0, offset);
    processor.process(new Record<>(key, value, 0));
  }

  /** Another processor takes over the store. */
  void restart() {
    processor.close();
    processor = started();
  }

  private ViewProcessor started() {
    ViewProcessor started = making.make(partitions);
    started.init(context);
    return started;
  }

  ViewPartition partition() {
    return partitions.at(0);
  }

  /** All rows, by key. */
  Map<String, Bytes> rows() {
    Map<String, Bytes> rows = new TreeMap<>();
    try (var all = store.all()) {
      all.forEachRemaining(
          row -> rows.put(Bytes.copyOf(row.key).toString(), Bytes.copyOf(row.value)));
    }
    return rows;
  }

  @Override
  public void close() {
    processor.close();
    store.close();
  }

  /** Makes the processor. */
  interface Making {
    ViewProcessor make(ViewPartitions partitions);
  }
}
