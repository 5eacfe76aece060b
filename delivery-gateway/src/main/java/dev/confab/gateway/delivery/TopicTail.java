package dev.confab.gateway.delivery;

import dev.confab.platform.kafka.Clients;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all of a topic from its end, and knows where it stands. If the topic cannot be followed
 * any more, everybody begins anew at its new end.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration JOIN = Duration.ofSeconds(2);
  private static final long RETRY_MS = 1_000;

  private final String bootstrap;
  private final String topic;
  private final String name;
  private final Consumer<KafkaConsumer<byte[], byte[]>> polled;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;
  private volatile @Nullable Positions positions;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Will read a topic of a cluster.
   *
   * @param name of the thread
   */
  public TopicTail(String bootstrap, String topic, String name) {
    this(bootstrap, topic, name, _ -> {});
  }

  /**
   * Will read a topic of a cluster.
   *
   * @param name of the thread
   * @param polled is shown the consumer after each poll
   */
  TopicTail(
      String bootstrap, String topic, String name, Consumer<KafkaConsumer<byte[], byte[]>> polled) {
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.name = name;
    this.polled = polled;
  }

  /**
   * Begins to read; returns when positions are known.
   *
   * @param taker gets the records, in the order of their partitions, on one thread; the position is
   *     behind a record by then
   * @param onLost called when the place is lost, so that records may be missing: it must make
   *     everybody begin anew
   * @throws RuntimeException if the topic cannot be read
   */
  public void start(Consumer<ConsumerRecord<byte[], byte[]>> taker, Runnable onLost) {
    open();
    thread = Thread.ofPlatform().name(name).start(() -> run(taker, onLost));
  }

  /**
   * Where it stands.
   *
   * @throws SourceLostException if it does not stand anywhere now
   */
  public Positions positions() {
    Positions now = positions;
    if (now == null) {
      throw new SourceLostException();
    }
    return now;
  }

  /** Does it stand anywhere now? */
  public boolean isFollowing() {
    return positions != null;
  }

  @Override
  public void close() {
    closing.countDown();
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      if (thread != null) {
        thread.join(JOIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open() {
    KafkaConsumer<byte[], byte[]> opened =
        new KafkaConsumer<>(
            Clients.tail(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer = opened;
    try {
      positions = new Positions(LastRecords.seekBehind(opened, topic));
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void run(Consumer<ConsumerRecord<byte[], byte[]>> taker, Runnable onLost) {
    while (!isClosing()) {
      try {
        if (positions == null) {
          open();
        }
        follow(taker);
      } catch (WakeupException e) {
        log.atDebug().addKeyValue("topic", topic).log("a tail was woken up to stop");
      } catch (RuntimeException e) {
        log.atError().addKeyValue("topic", topic).setCause(e).log("a tail was interrupted");
        lose(onLost);
      }
    }
  }

  /** First there is no position, then all begin anew: nobody can attach to the old place. */
  private void lose(Runnable onLost) {
    if (positions != null) {
      positions = null;
      onLost.run();
    }
    try {
      closing.await(RETRY_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private void follow(Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current == null) {
      throw new KafkaException("there is no consumer");
    }
    try (current) {
      Positions at = positions();
      while (!isClosing()) {
        for (ConsumerRecord<byte[], byte[]> record : current.poll(POLL)) {
          at.saw(record.partition(), record.offset());
          taker.accept(record);
        }
        polled.accept(current);
      }
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }
}
