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
  private final long gatherNs;
  private long nextAtNs = System.nanoTime();

  /**
   * @param gather from records to the next ones, at least
   */
  GatheringConsumer(Map<String, Object> settings, Duration gather) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.gatherNs = gather.toNanos();
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    if (timeout.isPositive()) {
      LockSupport.parkNanos(this, nextAtNs - System.nanoTime());
    }
    ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
    if (!records.isEmpty()) {
      nextAtNs = System.nanoTime() + gatherNs;
    }
    return records;
  }
}
