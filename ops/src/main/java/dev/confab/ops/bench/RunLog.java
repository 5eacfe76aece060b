package dev.confab.ops.bench;

import dev.confab.ops.up.Addresses;
import dev.confab.platform.kafka.Clients;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.RegistryClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The system of record: what was committed in the chats of a run since it began. */
final class RunLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  /** A log that says nothing for so long, though it has more, is not read any further. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int ANSWER_MS = 10_000;

  private final RegistryClient registry;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicCodec<ChatEvent> codec;
  private final Map<TopicPartition, Long> begin;

  /** Is told what the log has. */
  @FunctionalInterface
  interface Listener {
    /**
     * The next event of a chat.
     *
     * @param chat which of the run's chats
     * @param text of a message, empty if it is none
     */
    void event(int chat, long seq, String text);
  }

  private RunLog(
      RegistryClient registry,
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> begin) {
    this.registry = registry;
    this.consumer = consumer;
    this.codec = Topics.CHAT_EVENTS.codec(registry);
    this.begin = begin;
  }

  /**
   * Notes where the log ends now.
   *
   * @throws IOException if it cannot be read
   */
  static RunLog open(Addresses at) throws IOException {
    Map<String, Object> settings = Clients.tail(at.bootstrap());
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
    RegistryClient registry = new RegistryClient(at.registryUrl());
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.CHAT_EVENTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      return new RunLog(registry, consumer, consumer.endOffsets(partitions));
    } catch (RuntimeException e) {
      consumer.close();
      registry.close();
      throw unreadable(e);
    }
  }

  /**
   * Reads from where it ended then to where it ends now.
   *
   * @param chats those of the run
   * @throws IOException if it cannot be read
   */
  void read(List<UUID> chats, Listener listener) throws IOException {
    Map<UUID, Integer> numbers = new HashMap<>();
    for (UUID chat : chats) {
      numbers.put(chat, numbers.size());
    }
    try {
      Map<TopicPartition, Long> end = consumer.endOffsets(begin.keySet());
      begin.forEach(consumer::seek);
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (end.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          giveUp = System.nanoTime() + PATIENCE.toNanos();
          take(codec.decode(record.value()), numbers, listener);
        }
        if (System.nanoTime() > giveUp) {
          throw new IOException("the log says nothing any more, though it has more");
        }
      }
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
    registry.close();
  }

  private static void take(ChatEvent event, Map<UUID, Integer> numbers, Listener listener) {
    Integer chat = numbers.get(event.chatId());
    if (chat == null) {
      return;
    }
    MessageContent content = event instanceof MessagePosted posted ? posted.content() : null;
    listener.event(chat, event.seq(), content == null ? "" : content.text());
  }

  private static IOException unreadable(RuntimeException e) {
    return e instanceof KafkaException
        ? new IOException("the log cannot be read: " + e.getMessage(), e)
        : new IOException("the log cannot be understood: " + e.getMessage(), e);
  }
}
