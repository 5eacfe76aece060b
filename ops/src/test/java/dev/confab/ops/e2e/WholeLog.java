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
    Map<String, List<byte[]>> found = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records(bootstrap)) {
      List<byte[]> ofTopic = found.computeIfAbsent(record.topic(), _ -> new ArrayList<>());
      if (record.key() != null) {
        ofTopic.add(record.key());
      }
      if (record.value() != null) {
        ofTopic.add(record.value());
      }
    }
    return found;
  }

  /** Every record, up to what is there now; those of a partition in their order. */
  static List<ConsumerRecord<byte[], byte[]>> records(String bootstrap) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
      Map<TopicPartition, Long> ends = ends(consumer);
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      return read(consumer, ends);
    }
  }

  /** Where every partition of every topic ends now. */
  static Map<TopicPartition, Long> ends(String bootstrap) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
      return ends(consumer);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
    Map<String, Object> settings = Clients.tail(bootstrap);
    settings.put("isolation.level", "read_uncommitted"); // what was aborted is on the disk as well
    settings.put("exclude.internal.topics", false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<TopicPartition, Long> ends(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(
        consumer.listTopics().values().stream()
            .flatMap(List::stream)
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList());
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the log could not be read to its end in time");
      }
      consumer.poll(Duration.ofMillis(200)).forEach(found::add);
    }
    return found;
  }
}
