package dev.confab.platform.command;

import dev.confab.platform.kafka.Clients;
import dev.confab.platform.kafka.Tail;
import dev.confab.schemas.catalogue.InboxAddress;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.outcome.Outcome;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The node's place in {@code node-inbox}: one partition, read from the end by a thread of its own,
 * and a random incarnation, so that outcomes for others (or for an earlier life) are passed over.
 */
final class Inbox implements AutoCloseable {
  private final InboxAddress address;
  private final TopicCodec<Outcome> codec;
  private final Consumer<Outcome> listener;
  private final Tail tail;

  private Inbox(String bootstrap, SchemaIds ids, Consumer<Outcome> listener) {
    this.listener = listener;
    this.codec = Topics.NODE_INBOX.codec(ids);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Clients.tail(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    int partitions = consumer.partitionsFor(Topics.NODE_INBOX.name()).size();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    this.address = new InboxAddress(random.nextInt(partitions), random.nextLong());
    TopicPartition place = new TopicPartition(Topics.NODE_INBOX.name(), address.partition());
    consumer.assign(List.of(place));
    consumer.seekToEnd(List.of(place));
    consumer.position(place); // seekToEnd is lazy; the first command must come after it
    this.tail = new Tail("inbox", consumer, this::take);
  }

  static Inbox open(String bootstrap, SchemaIds ids, Consumer<Outcome> listener) {
    Inbox inbox = new Inbox(bootstrap, ids, listener);
    inbox.tail.start();
    return inbox;
  }

  InboxAddress address() {
    return address;
  }

  boolean isAlive() {
    return tail.isAlive();
  }

  @Override
  public void close() {
    tail.close();
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
