package dev.confab.platform.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a consumer that stands at its place already, on a thread of its own, until it is closed or
 * cannot go on; the consumer is its own from the start.
 */
public final class Tail implements AutoCloseable {
  /** How long a poll waits for records. */
  public static final Duration POLL = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(Tail.class);
  private static final Duration JOIN = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<ConsumerRecord<byte[], byte[]>> taker;
  private final Thread thread;
  private volatile boolean closing;

  /**
   * Nothing is read yet.
   *
   * @param name of the thread
   * @param taker gets the records, in the order of their partitions, on that thread
   */
  public Tail(
      String name,
      KafkaConsumer<byte[], byte[]> consumer,
      Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    this.consumer = consumer;
    this.taker = taker;
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /**
   * Reads a whole topic from its end: nothing that happens after this returns is missed.
   *
   * @param name of the thread
   */
  public static Tail fromEnd(
      String name, String bootstrap, String topic, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    return fromEnd(name, Clients.tail(bootstrap), topic, taker);
  }

  /**
   * Reads a whole topic from its end.
   *
   * @param name of the thread
   * @param settings of the consumer
   */
  public static Tail fromEnd(
      String name,
      Map<String, Object> settings,
      String topic,
      Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.endOffsets(partitions).forEach(consumer::seek);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    Tail tail = new Tail(name, consumer, taker);
    tail.start();
    return tail;
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  /** Is it still reading? */
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(JOIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      while (!closing) {
        consumer.poll(POLL).forEach(taker);
      }
    } catch (WakeupException e) {
      if (!closing) {
        throw e;
      }
    } catch (RuntimeException e) {
      log.atError().addKeyValue("tail", thread.getName()).setCause(e).log("tail stopped");
    }
  }
}
