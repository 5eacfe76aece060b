package dev.confab.gateway.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the last committed record of each partition. The end offset will not do: it also counts
 * transaction markers and aborted records, which no view ever sees, so a view would be waited for
 * in vain.
 */
final class LastRecords {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Kafka answers in milliseconds; this long means that it is not there. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long NONE = -1;

  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final long[] begins;
  private final long[] ends;
  private final long[] behindLast;
  private final long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();

  private LastRecords(Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.partitions =
        IntStream.range(0, consumer.partitionsFor(topic).size())
            .mapToObj(number -> new TopicPartition(topic, number))
            .toList();
    consumer.assign(partitions); // offsets of partitions that are not one's own lead to warnings
    this.begins = offsets(consumer.beginningOffsets(partitions));
    this.ends = offsets(consumer.endOffsets(partitions));
    this.behindLast = new long[partitions.size()];
  }

  /**
   * Leaves a consumer with all partitions of a topic, right behind their last records.
   *
   * @return the offsets after the last records; of a partition without any, its beginning
   */
  static long[] seekBehind(Consumer<byte[], byte[]> consumer, String topic) {
    LastRecords search = new LastRecords(consumer, topic);
    for (TopicPartition partition : search.partitions) {
      search.behindLast[partition.partition()] = search.find(partition);
    }
    consumer.assign(search.partitions);
    search.partitions.forEach(p -> consumer.seek(p, search.behindLast[p.partition()]));
    return search.behindLast;
  }

  /** Steps back from the end, twice as far each time, until a record is seen. */
  private long find(TopicPartition partition) {
    long begin = begins[partition.partition()];
    long end = ends[partition.partition()];
    for (long back = 1; ; back *= 2) {
      long from = Math.max(begin, end - back);
      long found = behindLastIn(partition, from, end);
      if (found != NONE) {
        return found;
      }
      if (from == begin) {
        return begin;
      }
    }
  }

  private long behindLastIn(TopicPartition partition, long from, long end) {
    long found = NONE;
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    while (consumer.position(partition) < end) {
      if (System.nanoTime() > deadlineNanos) {
        throw new KafkaException("the end of the log could not be read in " + PATIENCE);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        found = record.offset() < end ? record.offset() + 1 : found;
      }
    }
    return found;
  }

  private long[] offsets(Map<TopicPartition, Long> offsets) {
    long[] byPartition = new long[partitions.size()];
    offsets.forEach((partition, offset) -> byPartition[partition.partition()] = offset);
    return byPartition;
  }
}
