package dev.confab.search.indexing;

import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.InMemorySchemaIds;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** {@code chat-events} with two partitions in memory, and what its consumer group committed. */
final class ChatLog {
  static final TopicPartition P0 = new TopicPartition(Topics.CHAT_EVENTS.name(), 0);
  static final TopicPartition P1 = new TopicPartition(Topics.CHAT_EVENTS.name(), 1);

  final InMemorySchemaIds ids = new InMemorySchemaIds();
  final TopicCodec<ChatEvent> codec = Topics.CHAT_EVENTS.codec(ids);
  private final List<ConsumerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
  private final AtomicReference<RuntimeException> nextFailure = new AtomicReference<>();
  private final Map<TopicPartition, OffsetAndMetadata> committed = new ConcurrentHashMap<>();

  ChatLog append(TopicPartition partition, ChatEvent event) {
    return append(partition, codec.encode(event));
  }

  ChatLog append(TopicPartition partition, byte[] value) {
    long offset = records.stream().filter(r -> r.partition() == partition.partition()).count();
    records.add(
        new ConsumerRecord<>(
            partition.topic(),
            partition.partition(),
            offset,
            Ids.bytes(new java.util.UUID(0, offset)),
            value));
    return this;
  }

  Map<TopicPartition, OffsetAndMetadata> committed() {
    return committed;
  }

  /** The next poll of any consumer throws. */
  void failNextPoll(RuntimeException failure) {
    nextFailure.set(failure);
  }

  /** A member of the group that gets both partitions at its first poll. */
  Consumer<byte[], byte[]> consumer() {
    LogConsumer consumer = new LogConsumer();
    consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(P0, P1)));
    return consumer;
  }

  /** Kafka's own mock hands out a record once; this one can go back. */
  private final class LogConsumer extends MockConsumer<byte[], byte[]> {
    private final Map<TopicPartition, Long> delivered = new HashMap<>();

    LogConsumer() {
      super("earliest");
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      RuntimeException failure = nextFailure.getAndSet(null);
      if (failure != null) {
        throw failure;
      }
      for (TopicPartition partition : assignment()) {
        records.stream()
            .filter(r -> r.partition() == partition.partition())
            .skip(delivered.getOrDefault(partition, 0L))
            .forEach(
                r -> {
                  addRecord(r);
                  delivered.put(partition, r.offset() + 1);
                });
      }
      ConsumerRecords<byte[], byte[]> batch = super.poll(timeout);
      if (batch.isEmpty()) {
        Thread.yield();
      }
      return batch;
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
      super.seek(partition, offset);
      delivered.put(partition, offset);
    }

    @Override
    public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> seek(partition, 0));
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> committed(
        Set<TopicPartition> partitions, Duration timeout) {
      Map<TopicPartition, OffsetAndMetadata> answer = new HashMap<>(committed);
      answer.keySet().retainAll(partitions);
      return answer;
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      committed.putAll(offsets);
    }
  }
}
