package dev.confab.processors.view;

import dev.confab.processors.runtime.PoisonedRecordException;
import dev.confab.processors.view.ViewPartition.Applied;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps a view's rows in step with its sources, and lends them to queries. */
abstract class ViewProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  private final String storeName;
  private final ViewPartitions partitions;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable KeyValueStore<byte[], byte[]> store;
  private @Nullable ViewPartition partition;

  ViewProcessor(String storeName, ViewPartitions partitions) {
    this.storeName = storeName;
    this.partitions = partitions;
  }

  /** Puts the rows of one record. */
  abstract Applied apply(
      KeyValueStore<byte[], byte[]> rows,
      byte[] key,
      byte @Nullable [] value,
      RecordMetadata origin);

  @Override
  public final void init(ProcessorContext<byte[], byte[]> taskContext) {
    context = taskContext;
    store = taskContext.getStateStore(storeName);
    partition = partitions.at(taskContext.taskId().partition());
    partition.lend(store, Positions.load(store, partitions.sources()));
  }

  @Override
  public final void process(Record<byte[], byte[]> record) {
    if (context == null || partition == null || store == null) {
      throw new IllegalStateException("records come after init");
    }
    KeyValueStore<byte[], byte[]> rows = store;
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    try {
      Applied applied = partition.apply(() -> apply(rows, record.key(), record.value(), origin));
      // Not under the lock: a full buffer makes a sender wait.
      if (applied.told() != null) {
        context.forward(
            new Record<>(applied.told().key(), applied.told().value(), record.timestamp()));
      }
    } catch (UnknownRecordTypeException | MalformedRecordException e) {
      throw new PoisonedRecordException(origin, e);
    }
  }

  @Override
  public final void close() {
    if (partition != null) {
      partition.takeBack();
    }
  }
}
