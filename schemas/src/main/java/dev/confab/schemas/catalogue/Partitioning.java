package dev.confab.schemas.catalogue;

import dev.confab.schemas.Ids;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;

/**
 * The published partitioner: murmur2 of the raw 16-byte id, made positive, modulo the number of
 * partitions. It is what Kafka's own default partitioner does with such a key, so producers need no
 * setting; queries and documents use this method.
 */
public final class Partitioning {
  private Partitioning() {}

  /** The partition of an aggregate, from 0 to {@code partitions - 1}. */
  public static int partitionOf(UUID id, int partitions) {
    return partitionOf(Ids.bytes(id), partitions);
  }

  /** The partition of a record key, of which the first 16 bytes count. */
  public static int partitionOf(byte[] key, int partitions) {
    byte[] id = key.length == Ids.BYTES ? key : Arrays.copyOf(key, Ids.BYTES);
    return Utils.toPositive(Utils.murmur2(id)) % partitions;
  }
}
