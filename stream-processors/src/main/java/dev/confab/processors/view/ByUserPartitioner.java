package dev.confab.processors.view;

import dev.confab.schemas.catalogue.Partitioning;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Memberships go to their user's partition, marks to every partition. */
final class ByUserPartitioner implements StreamPartitioner<byte[], byte[]> {
  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, byte[] value, int numPartitions) {
    return Optional.of(
        ByUserRecord.isMark(value)
            ? IntStream.range(0, numPartitions).boxed().collect(Collectors.toSet())
            : Set.of(Partitioning.partitionOf(key, numPartitions)));
  }
}
