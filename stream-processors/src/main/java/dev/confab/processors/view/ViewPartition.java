package dev.confab.processors.view;

import dev.confab.platform.query.ViewUnavailableException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a view: where the stream task that keeps its store meets the queries that read
 * it. The task lends the store when it is restored and takes it back before it is closed.
 *
 * <p>A lock stands between them: the task applies one record at a time under it, a query reads
 * under it. So a query sees every record in whole or not at all, a store is never closed under a
 * query, and a row that Streams' cache moves to RocksDB (which happens when the task reads or
 * writes) is not missed by a scan that has looked there already. Queries hold it for the rows of
 * one chat or one page, some hundred microseconds.
 */
public final class ViewPartition {
  private final String name;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Position[] positions;
  private final Bell<UUID> changes = new Bell<>();
  private @Nullable KeyValueStore<byte[], byte[]> rows;

  ViewPartition(String name, int sources) {
    this.name = name;
    this.positions = new Position[sources];
    for (int source = 0; source < sources; source++) {
      positions[source] = new Position();
    }
  }

  /** Is the partition's store here, restored and open? */
  public boolean isHere() {
    lock.readLock().lock();
    try {
      return rows != null;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Reads rows as of one moment.
   *
   * @throws ViewUnavailableException if the store is not here
   */
  public <R> R read(Function<ReadOnlyKeyValueStore<byte[], byte[]>, R> query) {
    lock.readLock().lock();
    try {
      if (rows == null) {
        throw new ViewUnavailableException(name + " is not on this node or not ready");
      }
      return query.apply(rows);
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Reads what belongs to an id, as soon as it is good enough.
   *
   * @param id chat, user or name
   * @return the last read, good enough or not
   * @throws ViewUnavailableException if the store is not here
   */
  public <R> R readWhen(
      UUID id,
      Function<ReadOnlyKeyValueStore<byte[], byte[]>, R> query,
      Predicate<R> enough,
      Deadline deadline) {
    changes.await(id, () -> enough.test(read(query)), deadline);
    return read(query);
  }

  /**
   * Waits until everything before an offset of a source has been applied.
   *
   * @throws ViewUnavailableException if that takes too long, or the store is not here
   */
  public void await(int source, long next, Deadline deadline) {
    if (source < 0 || source >= positions.length) {
      throw new IllegalArgumentException(name + " has no source " + source);
    }
    if (!isHere() || !positions[source].await(next, deadline)) {
      throw new ViewUnavailableException(name + " has not come to offset " + next + " yet");
    }
  }

  /** The offset after the last record of a source that was applied. */
  public long position(int source) {
    return positions[source].next();
  }

  void lend(KeyValueStore<byte[], byte[]> store, Map<Integer, Long> reached) {
    for (int source = 0; source < positions.length; source++) {
      positions[source].reset(reached.getOrDefault(source, 0L));
    }
    lock.writeLock().lock();
    try {
      rows = store;
    } finally {
      lock.writeLock().unlock();
    }
  }

  void takeBack() {
    lock.writeLock().lock();
    try {
      rows = null;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Applies one record while no query reads, then wakes those who wait for what it brought. */
  Applied apply(Applying record) {
    Applied applied;
    lock.writeLock().lock();
    try {
      applied = record.apply();
    } finally {
      lock.writeLock().unlock();
    }
    if (applied.source() >= 0) {
      positions[applied.source()].advanceTo(applied.next());
    }
    if (applied.id() != null) {
      changes.ring(applied.id());
    }
    return applied;
  }

  /** Puts the rows of one record. */
  @FunctionalInterface
  interface Applying {
    Applied apply();
  }

  /**
   * What a record brought.
   *
   * @param id the chat, user or name that changed, or null
   * @param source the source that the record tells progress of, or -1
   * @param next the offset that it has reached there
   * @param told what others are to know of it, or null
   */
  record Applied(@Nullable UUID id, int source, long next, @Nullable Told told) {
    /** Nobody else is to know anything. */
    Applied(@Nullable UUID id, int source, long next) {
      this(id, source, next, null);
    }

    Applied telling(byte[] key, byte[] value) {
      return new Applied(id, source, next, new Told(key, value));
    }
  }

  /** A record for others. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Told(byte[] key, byte[] value) {}
}
