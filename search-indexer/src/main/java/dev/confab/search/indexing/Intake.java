package dev.confab.search.indexing;

import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What a poll brought.
 *
 * @param <T> what records are read as
 * @param items what was read, each partition in its order
 * @param next offset behind the last record that could be read, by partition
 * @param stops partitions that end at a record which this release cannot read
 */
record Intake<T>(List<T> items, Map<TopicPartition, Long> next, Map<TopicPartition, Stop> stops) {

  /**
   * Reads records.
   *
   * @param reader reads one; what it throws as unknown or malformed stops the partition
   * @throws dev.confab.schemas.codec.RegistryException if a schema cannot be had now
   */
  static <T> Intake<T> read(
      ConsumerRecords<byte[], byte[]> records,
      Function<ConsumerRecord<byte[], byte[]>, Optional<T>> reader) {
    Intake<T> intake = new Intake<>(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    for (TopicPartition partition : records.partitions()) {
      intake.readPartition(partition, records, reader);
    }
    return intake;
  }

  private void readPartition(
      TopicPartition partition,
      ConsumerRecords<byte[], byte[]> records,
      Function<ConsumerRecord<byte[], byte[]>, Optional<T>> reader) {
    for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
      try {
        reader.apply(valued(record)).ifPresent(items::add);
      } catch (UnknownRecordTypeException | MalformedRecordException e) {
        // The log is the truth: what a projection cannot read it must not pass over.
        stops.put(partition, new Stop(record.offset(), String.valueOf(e.getMessage())));
        next.put(partition, record.offset());
        return;
      }
    }
    next.put(partition, Objects.requireNonNull(records.nextOffsets().get(partition)).offset());
  }

  private static ConsumerRecord<byte[], byte[]> valued(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new MalformedRecordException("a tombstone in a topic that keeps everything");
    }
    return record;
  }
}
