package dev.confab.processors.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the native memory of all stores of the process. Without it every partition of every
 * store has a block cache of 50 MB and write buffers of 48 MB of its own.
 */
public final class SharedRocksDbConfig implements RocksDBConfigSetter {
  /**
   * Blocks, indexes, filters and write buffers of all stores together. The rows of 100,000 accounts
   * are 35 MB; in a cache of 32 MB a look-up among them costs 1.4 times one among 100.
   */
  private static final long CACHE_BYTES = 64L << 20;

  /** The write buffers' part of it. */
  private static final long WRITE_BUFFERS_BYTES = 16L << 20;

  /** Of one store: stores are many and each gets few writes per commit. */
  private static final long WRITE_BUFFER_BYTES = 4L << 20;

  private static final int WRITE_BUFFERS = 2;

  /**
   * A write buffer takes memory in pieces of this size. By default a piece is an eighth of the
   * buffer, so 33 stores that have been written to once hold more than all buffers together may,
   * and from then on every write is followed by a flush of a few rows and, soon, a compaction
   * (measured: 2,400 files in one store after 25,000 messages).
   */
  private static final long WRITE_BUFFER_PIECE_BYTES = 32L << 10;

  /** Rows are small: larger blocks than the usual 4 KB halve the indexes. */
  private static final long BLOCK_BYTES = 8L << 10;

  /** 1 % of look-ups of a missing row read a block; every first posting looks one up. */
  private static final double BLOOM_BITS_PER_KEY = 10;

  static {
    RocksDB.loadLibrary();
  }

  // They live as long as the process: stores come and go with rebalances.
  private static final Cache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITE_BUFFER_MANAGER =
      new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);
  private static final BloomFilter BLOOM_FILTER = new BloomFilter(BLOOM_BITS_PER_KEY, false);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    // Streams' own instance is changed and not replaced: its metrics and its clean-up hold on to
    // it.
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table
        .setBlockCache(CACHE)
        .setBlockSize(BLOCK_BYTES)
        .setFilterPolicy(BLOOM_FILTER)
        .setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true);
    options.setTableFormatConfig(table);
    options
        .setWriteBufferManager(WRITE_BUFFER_MANAGER)
        .setWriteBufferSize(WRITE_BUFFER_BYTES)
        .setMaxWriteBufferNumber(WRITE_BUFFERS)
        // Streams leaves the filter of the last level out, where nearly all rows are: each look-up
        // of a missing row would read a block of it.
        .setOptimizeFiltersForHits(false)
        .setArenaBlockSize(WRITE_BUFFER_PIECE_BYTES);
  }

  /** Nothing to free here: what a store uses is the process's. */
  @Override
  public void close(String storeName, Options options) {}
}
