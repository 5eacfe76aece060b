package dev.confab.processors.runtime;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The consumer of a decider's thread. A stream thread commits between two polls, so how long a poll
 * lasts is how late a commit may be; but a thread that looks every few milliseconds all day costs
 * more than all else in an idle process. So its polls last as long as a {@link Vigil} says.
 */
final class WakefulConsumer extends KafkaConsumer<byte[], byte[]> {
  private final Vigil vigil;

  WakefulConsumer(Map<String, Object> settings, Vigil vigil) {
    super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.vigil = vigil;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    long start = System.nanoTime();
    ConsumerRecords<byte[], byte[]> records = super.poll(vigil.waitAtMost(timeout));
    vigil.waited(!records.isEmpty(), Duration.ofNanos(System.nanoTime() - start));
    return records;
  }
}
