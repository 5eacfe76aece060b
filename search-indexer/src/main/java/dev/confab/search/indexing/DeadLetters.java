package dev.confab.search.indexing;

import dev.confab.schemas.catalogue.DeadLetterHeaders;
import dev.confab.schemas.catalogue.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Puts records that will never be processed aside, with the reason and the place they came from.
 * They are rare, so the producer is opened by the first one.
 */
final class DeadLetters implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Supplier<Producer<byte[], byte[]>> producers;
  private @Nullable Producer<byte[], byte[]> producer;

  DeadLetters(Supplier<Producer<byte[], byte[]>> producers) {
    this.producers = producers;
  }

  /**
   * Puts a record aside; when this returns it is safe.
   *
   * @throws KafkaException if it could not be written
   */
  void put(ConsumerRecord<byte[], byte[]> source, String component, String reason) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(Topics.DEAD_LETTERS, source.key(), source.value());
    header(letter, DeadLetterHeaders.COMPONENT, component);
    header(letter, DeadLetterHeaders.REASON, reason);
    header(letter, DeadLetterHeaders.TOPIC, source.topic());
    header(letter, DeadLetterHeaders.PARTITION, Integer.toString(source.partition()));
    header(letter, DeadLetterHeaders.OFFSET, Long.toString(source.offset()));
    try {
      open().send(letter).get();
    } catch (ExecutionException e) {
      throw new KafkaException("a dead letter could not be written", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(CLOSE_TIMEOUT);
    }
  }

  private Producer<byte[], byte[]> open() {
    if (producer == null) {
      producer = producers.get();
    }
    return producer;
  }

  private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
    letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
