package dev.confab.processors.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How a decider's thread polls: the first command after a silence comes at once; those after it
 * gather for a moment and come together, and {@link Rounds} is told how many, so that the thread
 * commits behind the last one. A transaction costs about as much for one command as for thirty.
 *
 * <p>A poll of Kafka's asks for what comes next before it returns, and the broker answers that with
 * the first record. So behind a pause the answer that lies there holds the first of those that have
 * gathered, and a second poll has the rest. What the first one has brought is not lost if the
 * second one fails, and not kept where the partition went away with it. For one thread.
 */
final class RoundPolls {
  /** How long the second poll waits: the broker has what it asks for, or nothing. */
  private static final Duration REST = Duration.ofMillis(2);

  private final Gathering gathering;
  private final Rounds rounds;
  private final Set<TopicPartition> gone = new HashSet<>();
  private @Nullable RuntimeException failure;

  RoundPolls(Gathering gathering, Rounds rounds) {
    this.gathering = gathering;
    this.rounds = rounds;
  }

  /** Their listener, which must be told first what goes away. */
  ConsumerRebalanceListener watching(ConsumerRebalanceListener theirs) {
    return new ConsumerRebalanceListener() {
      @Override
      public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        gone.addAll(partitions);
        theirs.onPartitionsRevoked(partitions);
      }

      @Override
      public void onPartitionsLost(Collection<TopicPartition> partitions) {
        gone.addAll(partitions);
        theirs.onPartitionsLost(partitions);
      }

      @Override
      public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        theirs.onPartitionsAssigned(partitions);
      }
    };
  }

  /**
   * What comes next.
   *
   * @param kafka a poll of Kafka's
   * @throws RuntimeException what a poll of Kafka's throws; that of a second poll comes at the next
   *     call
   */
  ConsumerRecords<byte[], byte[]> poll(
      Duration timeout, Function<Duration, ConsumerRecords<byte[], byte[]>> kafka) {
    RuntimeException late = failure;
    if (late != null) {
      failure = null;
      throw late;
    }
    ConsumerRecords<byte[], byte[]> records = gathered(timeout, kafka);
    gathering.asked(!records.isEmpty(), System.nanoTime());
    rounds.begin(records.count());
    return records;
  }

  private ConsumerRecords<byte[], byte[]> gathered(
      Duration timeout, Function<Duration, ConsumerRecords<byte[], byte[]>> kafka) {
    long pauseNs = gathering.pauseNs(System.nanoTime());
    // Who does not want to wait is in the middle of a rebalance.
    if (!timeout.isPositive() || pauseNs <= 0) {
      return kafka.apply(timeout);
    }
    // An interrupt ends the pause and nothing else.
    LockSupport.parkNanos(this, pauseNs);
    ConsumerRecords<byte[], byte[]> first = kafka.apply(timeout);
    return first.isEmpty() ? first : withRest(first, kafka);
  }

  private ConsumerRecords<byte[], byte[]> withRest(
      ConsumerRecords<byte[], byte[]> first,
      Function<Duration, ConsumerRecords<byte[], byte[]>> kafka) {
    gone.clear();
    ConsumerRecords<byte[], byte[]> rest = ConsumerRecords.empty();
    try {
      rest = kafka.apply(REST);
    } catch (RuntimeException e) {
      failure = e;
    }
    return joined(without(gone, first), rest);
  }

  /** Whoever has them now, or gets them again, reads them from where was committed last. */
  private static ConsumerRecords<byte[], byte[]> without(
      Set<TopicPartition> partitions, ConsumerRecords<byte[], byte[]> all) {
    if (partitions.isEmpty()) {
      return all;
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(all.nextOffsets());
    next.keySet().removeAll(partitions);
    for (TopicPartition partition : all.partitions()) {
      if (!partitions.contains(partition)) {
        records.put(partition, all.records(partition));
      }
    }
    return new ConsumerRecords<>(records, next);
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
