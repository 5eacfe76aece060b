package dev.confab.processors.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The consumer of a view's thread: the first record after a silence comes at once; those after it
 * gather for a moment and come together. A fetch and a round of the thread cost about as much for
 * one record as for fifty, and deciders commit a hundred times a second.
 *
 * <p>Nothing is held back that is there already, so a view that is behind reads as fast as it can.
 */
final class GatheringConsumer extends KafkaConsumer<byte[], byte[]> {
  private final Gathering gathering;

  GatheringConsumer(Map<String, Object> settings, Gathering gathering) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.gathering = gathering;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    // Who does not want to wait is in the middle of a rebalance.
    if (timeout.isPositive()) {
      // An interrupt ends the pause and nothing else; a pause of nothing returns at once.
      LockSupport.parkNanos(this, gathering.pauseNs(System.nanoTime()));
    }
    ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
    gathering.asked(!records.isEmpty(), System.nanoTime());
    return records;
  }
}
