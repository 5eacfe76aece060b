package dev.confab.gateway.delivery;

import dev.confab.schemas.catalogue.Partitioning;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far a source has come: for each partition the offset after the last record seen. It never
 * counts the markers of transactions, since views do not see them either.
 */
public final class Positions {
  private final AtomicLongArray next;

  /** At the given offsets, by partition. */
  public Positions(long[] next) {
    this.next = new AtomicLongArray(next);
  }

  /** How many partitions there are. */
  public int partitions() {
    return next.length();
  }

  /** The partition of a chat. */
  public int partitionOf(UUID chatId) {
    return Partitioning.partitionOf(chatId, next.length());
  }

  /** The position in a partition. */
  public long of(int partition) {
    return next.get(partition);
  }

  /** All positions, by partition. */
  public Map<Integer, Long> all() {
    Map<Integer, Long> all = HashMap.newHashMap(next.length());
    for (int partition = 0; partition < next.length(); partition++) {
      all.put(partition, next.get(partition));
    }
    return all;
  }

  /** A record was seen. */
  public void saw(int partition, long offset) {
    next.set(partition, offset + 1);
  }
}
