package dev.confab.search.indexing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the log has been indexed. Each committed offset carries the id of the index that it is
 * about, so that an index that was lost is filled again from the beginning.
 */
final class Positions {
  private static final Logger log = LoggerFactory.getLogger(Positions.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;

  Positions(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * Moves partitions to where an index ends. A committed offset without an index id was set by an
   * operator and counts as it is; without any, the consumer starts at the beginning.
   */
  void seek(Collection<TopicPartition> partitions, String indexId) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        consumer.committed(new HashSet<>(partitions), TIMEOUT);
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata position = committed.get(partition);
      if (position == null || isOfAnother(position, indexId)) {
        log.atInfo()
            .addKeyValue("topic", partition.topic())
            .addKeyValue("partition", partition.partition())
            .addKeyValue("index", indexId)
            .log("indexing from the beginning");
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, position.offset());
      }
    }
  }

  /** Remembers that everything before these offsets is in an index. */
  void commit(Map<TopicPartition, Long> next, String indexId) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    next.forEach(
        (partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset, indexId)));
    consumer.commitSync(offsets, TIMEOUT);
  }

  private static boolean isOfAnother(OffsetAndMetadata position, String indexId) {
    return !position.metadata().isEmpty() && !position.metadata().equals(indexId);
  }
}
