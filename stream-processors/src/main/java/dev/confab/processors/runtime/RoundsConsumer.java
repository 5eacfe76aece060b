package dev.confab.processors.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The consumer of a decider's thread: the first command after a silence comes at once; those after
 * it gather for a moment and come together, and {@link Rounds} is told how many, so that the thread
 * commits behind the last one. A transaction costs about as much for one command as for thirty.
 */
final class RoundsConsumer extends KafkaConsumer<byte[], byte[]> {
  /**
   * A poll asks for what comes next before it returns, and the broker answers that with the first
   * record. So after a pause the answer that lies there holds the first of those that have
   * gathered; the rest is asked for now, and answered within this time if there is any.
   */
  private static final Duration REST = Duration.ofMillis(2);

  /** A thread commits between two polls, so this is how late a commit may be amid a long round. */
  private static final Duration BRIEF = Duration.ofMillis(5);

  private final Gathering gathering;
  private final Rounds rounds;

  RoundsConsumer(Map<String, Object> settings, Gathering gathering, Rounds rounds) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.gathering = gathering;
    this.rounds = rounds;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    ConsumerRecords<byte[], byte[]> records = gathered(timeout);
    gathering.asked(!records.isEmpty(), System.nanoTime());
    rounds.polled(records.count());
    return records;
  }

  private ConsumerRecords<byte[], byte[]> gathered(Duration timeout) {
    if (rounds.isUnderWay()) {
      return super.poll(timeout.compareTo(BRIEF) > 0 ? BRIEF : timeout);
    }
    long pauseNs = gathering.pauseNs(System.nanoTime());
    // Who does not want to wait is in the middle of a rebalance.
    if (!timeout.isPositive() || pauseNs <= 0) {
      return super.poll(timeout);
    }
    // An interrupt ends the pause and nothing else.
    LockSupport.parkNanos(this, pauseNs);
    ConsumerRecords<byte[], byte[]> first = super.poll(timeout);
    return first.isEmpty() ? first : joined(first, super.poll(REST));
  }

  private static ConsumerRecords<byte[], byte[]> joined(
      ConsumerRecords<byte[], byte[]> first, ConsumerRecords<byte[], byte[]> second) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    for (ConsumerRecords<byte[], byte[]> part : List.of(first, second)) {
      for (TopicPartition partition : part.partitions()) {
        records.computeIfAbsent(partition, _ -> new ArrayList<>()).addAll(part.records(partition));
      }
    }
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(first.nextOffsets());
    next.putAll(second.nextOffsets());
    return new ConsumerRecords<>(records, next);
  }
}
