package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;
import org.rocksdb.WriteOptions;

class SharedRocksDbConfigTest {
  private static final int MANY_ROWS = 20_000;

  @TempDir private Path folder;

  @Test
  void all_stores_share_one_write_buffer_manager_and_keep_their_table_config() {
    List<Object> managers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (Options options = new Options();
          LRUCache own = new LRUCache(1 << 20)) {
        BlockBasedTableConfig table = new BlockBasedTableConfig().setBlockCache(own);
        options.setTableFormatConfig(table);

        new SharedRocksDbConfig().setConfig("store-" + i, options, Map.of());

        managers.add(options.writeBufferManager());
        assertThat(options.tableFormatConfig()).isSameAs(table);
        assertThat(table.blockSize()).isEqualTo(8 << 10);
        assertThat(table.cacheIndexAndFilterBlocks()).isTrue();
        assertThat(options.writeBufferSize()).isEqualTo(4 << 20);
        assertThat(options.maxWriteBufferNumber()).isEqualTo(2);
      }
    }
    assertThat(managers.getFirst()).isNotNull().isSameAs(managers.getLast());
  }

  /** Open, write, close, open again, as a rebalance does: nothing shared is closed on the way. */
  @Test
  void a_store_on_disk_works_before_and_after_another_was_closed() {
    for (int round = 0; round < 2; round++) {
      try (TopologyTestDriver driver = new TopologyTestDriver(topology(), config(round))) {
        KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore("rows");
        UserStore store = new UserStore(rows);

        store.putImportedPosition(new UUID(1, 1), "log", round);

        rows.flush();
        assertThat(store.importedPosition(new UUID(1, 1), "log")).isEqualTo(round);
        assertThat(store.sessions(new UUID(1, 1))).isEmpty();
      }
    }
  }

  /** A process has some thirty stores, and most of them are written to once in a while. */
  @Test
  void a_few_rows_in_many_stores_are_no_reason_to_flush_those_of_a_busy_one() throws Exception {
    List<RocksDB> stores = new ArrayList<>();
    try (Options options = new Options();
        WriteOptions unlogged = new WriteOptions().setDisableWAL(true)) {
      options.setTableFormatConfig(new BlockBasedTableConfig()).setCreateIfMissing(true);
      new SharedRocksDbConfig().setConfig("many", options, Map.of());
      for (int i = 0; i < 60; i++) {
        RocksDB store = RocksDB.open(options, folder.resolve("store-" + i).toString());
        stores.add(store);
        store.put(unlogged, new byte[] {1}, new byte[4_000]);
      }
      RocksDB busy = stores.getFirst();
      for (int i = 0; i < 1_000; i++) {
        busy.put(unlogged, key(i), new byte[100]);
      }

      assertThat(busy.getLongProperty("rocksdb.num-entries-active-mem-table")).isEqualTo(1_001);
    } finally {
      stores.forEach(RocksDB::close);
    }
  }

  /** Streams' own default leaves the filter of the last level out, where a compacted store is. */
  @Test
  void a_look_up_of_a_missing_row_reads_no_block() throws Exception {
    try (Options options = new Options();
        Statistics statistics = new Statistics();
        WriteOptions unlogged = new WriteOptions().setDisableWAL(true)) {
      options
          .setTableFormatConfig(new BlockBasedTableConfig())
          .setOptimizeFiltersForHits(true)
          .setStatistics(statistics)
          .setCreateIfMissing(true);
      new SharedRocksDbConfig().setConfig("filtered", options, Map.of());
      try (RocksDB store = RocksDB.open(options, folder.resolve("filtered").toString())) {
        for (int i = 0; i < MANY_ROWS; i += 2) {
          store.put(unlogged, key(i), new byte[100]);
        }
        store.compactRange();
        long before = dataBlocksRead(statistics);
        for (int i = 1; i < MANY_ROWS; i += 2) {
          assertThat(store.get(key(i))).isNull();
        }

        assertThat(dataBlocksRead(statistics) - before).isLessThan(MANY_ROWS / 2 / 20);
      }
    }
  }

  private static byte[] key(int i) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(i).array();
  }

  private static long dataBlocksRead(Statistics statistics) {
    return statistics.getTickerCount(TickerType.BLOCK_CACHE_DATA_HIT)
        + statistics.getTickerCount(TickerType.BLOCK_CACHE_DATA_MISS);
  }

  private static final class Idle implements Processor<Bytes, byte[], Bytes, byte[]> {
    @Override
    public void process(Record<Bytes, byte[]> ignored) {}
  }

  private static Topology topology() {
    return new Topology()
        .addSource("in", new BytesDeserializer(), new ByteArrayDeserializer(), "in")
        .addProcessor("nothing", Idle::new, "in")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore("rows"), Serdes.Bytes(), Serdes.ByteArray()),
            "nothing");
  }

  private Properties config(int round) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "shared-rocks-" + round);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    config.put(
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbConfig.class.getName());
    return config;
  }
}
