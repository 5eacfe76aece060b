package dev.confab.processors.view;

import dev.confab.platform.query.ViewName;
import dev.confab.schemas.Bytes;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A view's processor over a store in memory, fed with records at offsets of the test's choice. */
final class Replayed implements AutoCloseable {
  private final MockProcessorContext<byte[], byte[]> context;
  private final Making making;
  private final ViewPartitions partitions;
  private final Map<String, Put> puts = new LinkedHashMap<>();
  private final KeyValueStore<byte[], byte[]> rows;
  private long touched;
  private ViewProcessor processor;

  Replayed(String storeName, ViewName view, int sources, Making making) {
    this(storeName, view, sources, Map.of(), making);
  }

  /** Over rows that are there already. */
  Replayed(String storeName, ViewName view, int sources, Map<String, Bytes> before, Making making) {
    context = new MockProcessorContext<>(new Properties(), new TaskId(0, 0), new File("."));
    KeyValueStore<byte[], byte[]> inMemory =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(storeName), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    rows = recording(inMemory);
    inMemory.init(context.getStateStoreContext(), rows);
    before.forEach((key, value) -> inMemory.put(HexFormat.of().parseHex(key), value.toArray()));
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

  ViewPartitions partitions() {
    return partitions;
  }

  ViewPartition partition() {
    return partitions.at(0);
  }

  /** All rows, by key. */
  Map<String, Bytes> rows() {
    Map<String, Bytes> found = new TreeMap<>();
    try (var all = rows.all()) {
      all.forEachRemaining(
          row -> found.put(Bytes.copyOf(row.key).toString(), Bytes.copyOf(row.value)));
    }
    return found;
  }

  /** A row as it was last put; without a value if it was deleted. */
  record Put(String key, Bytes value) {}

  /** What was put since they were forgotten, in the order in which keys were last put. */
  List<Put> lastPuts() {
    return List.copyOf(puts.values());
  }

  void forgetPuts() {
    puts.clear();
  }

  /** Values of what was told to others so far. */
  List<Bytes> told() {
    return context.forwarded().stream()
        .map(forward -> Bytes.copyOf(forward.record().value()))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private KeyValueStore<byte[], byte[]> recording(KeyValueStore<byte[], byte[]> store) {
    return (KeyValueStore<byte[], byte[]>)
        Proxy.newProxyInstance(
            KeyValueStore.class.getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (_, method, arguments) -> {
              switch (method.getName()) {
                case "put" -> record((byte[]) arguments[0], (byte[]) arguments[1]);
                case "delete" -> record((byte[]) arguments[0], null);
                case "get" -> touched++;
                default -> {}
              }
              Object answer = method.invoke(store, arguments);
              return answer instanceof KeyValueIterator<?, ?> found ? counting(found) : answer;
            });
  }

  private Object counting(KeyValueIterator<?, ?> found) {
    return Proxy.newProxyInstance(
        KeyValueIterator.class.getClassLoader(),
        new Class<?>[] {KeyValueIterator.class},
        (_, method, arguments) -> {
          if (method.getName().equals("next")) {
            touched++;
          }
          return method.invoke(found, arguments);
        });
  }

  /** How many rows were read, put or deleted meanwhile. */
  long touchedBy(Runnable work) {
    long before = touched;
    work.run();
    return touched - before;
  }

  private void record(byte[] key, byte[] value) {
    touched++;
    String name = Bytes.copyOf(key).toString();
    puts.remove(name);
    puts.put(name, new Put(name, value == null ? null : Bytes.copyOf(value)));
  }

  @Override
  public void close() {
    processor.close();
    rows.close();
  }

  /** Makes the processor. */
  interface Making {
    ViewProcessor make(ViewPartitions partitions);
  }
}
