package dev.confab.platform.command;

import dev.confab.platform.kafka.Clients;
import dev.confab.schemas.catalogue.InboxAddress;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.outcome.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's place in {@code node-inbox}: one partition, read from the end by a thread of its own,
 * and a random incarnation, so that outcomes for others (or for an earlier life) are passed over.
 */
final class Inbox implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Inbox.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration JOIN = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final InboxAddress address;
  private final TopicCodec<Outcome> codec;
  private final Consumer<Outcome> listener;
  private final Thread thread;
  private volatile boolean closing;

  private Inbox(String bootstrap, SchemaIds ids, Consumer<Outcome> listener) {
    this.listener = listener;
    this.codec = Topics.NODE_INBOX.codec(ids);
    this.consumer =
        new KafkaConsumer<>(
            Clients.tail(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    int partitions = consumer.partitionsFor(Topics.NODE_INBOX.name()).size();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    this.address = new InboxAddress(random.nextInt(partitions), random.nextLong());
    TopicPartition place = new TopicPartition(Topics.NODE_INBOX.name(), address.partition());
    consumer.assign(List.of(place));
    consumer.seekToEnd(List.of(place));
    consumer.position(place); // seekToEnd is lazy; the first command must come after it
    this.thread = Thread.ofPlatform().name("inbox").unstarted(this::run);
  }

  static Inbox open(String bootstrap, SchemaIds ids, Consumer<Outcome> listener) {
    Inbox inbox = new Inbox(bootstrap, ids, listener);
    inbox.thread.start();
    return inbox;
  }

  InboxAddress address() {
    return address;
  }

  boolean isAlive() {
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
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record);
        }
      }
    } catch (WakeupException e) {
      if (!closing) {
        throw e;
      }
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("inbox stopped");
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    if (InboxAddress.fromBytes(record.key()).incarnation() == address.incarnation()) {
      listener.accept(codec.decode(record.value()));
    }
  }
}
