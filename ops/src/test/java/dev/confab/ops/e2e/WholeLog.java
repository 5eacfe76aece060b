package dev.confab.ops.e2e;

import dev.confab.platform.kafka.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that is in all topics of a cluster, Kafka's own and the changelogs too. */
final class WholeLog {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private WholeLog() {}

  /** Keys and values, up to what is there now. */
  static List<byte[]> bytes(String bootstrap) {
    return byTopic(bootstrap).values().stream().flatMap(List::stream).toList();
  }

  /** The same, by topic. */
  static Map<String, List<byte[]>> byTopic(String bootstrap) {
    Map<String, Object> settings = Clients.tail(bootstrap);
    settings.put("isolation.level", "read_uncommitted"); // what was aborted is on the disk as well
    settings.put("exclude.internal.topics", false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return read(consumer, ends);
    }
  }

  private static Map<String, List<byte[]>> read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    Map<String, List<byte[]>> found = new HashMap<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the log could not be read to its end in time");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        List<byte[]> ofTopic = found.computeIfAbsent(record.topic(), _ -> new ArrayList<>());
        if (record.key() != null) {
          ofTopic.add(record.key());
        }
        if (record.value() != null) {
          ofTopic.add(record.value());
        }
      }
    }
    return found;
  }
}
