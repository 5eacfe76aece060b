package dev.confab.processors.topology;

import dev.confab.schemas.catalogue.InboxAddress;
import dev.confab.schemas.catalogue.LeaseKey;
import dev.confab.schemas.catalogue.Partitioning;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Where records go whose key alone does not say it in Kafka's default way. */
final class Partitioners {
  /** Outcomes go to the partition that the asking node reads; one that does not exist, nowhere. */
  static final StreamPartitioner<byte[], byte[]> INBOX =
      (_, key, _, partitions) -> {
        int partition = InboxAddress.fromBytes(key).partition();
        return Optional.of(partition >= 0 && partition < partitions ? Set.of(partition) : Set.of());
      };

  /** Keys of more than 16 bytes go by their first 16: the aggregate. */
  static final StreamPartitioner<byte[], byte[]> BY_AGGREGATE =
      (_, key, _, partitions) -> Optional.of(Set.of(Partitioning.partitionOf(key, partitions)));

  /** What is about a gateway's lease goes to the partition that its key names. */
  static final StreamPartitioner<byte[], byte[]> LEASES =
      (_, key, _, _) -> Optional.of(Set.of((int) LeaseKey.fromBytes(key).partition()));

  private Partitioners() {}
}
