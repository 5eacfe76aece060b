package dev.confab.processors.view;

import dev.confab.processors.store.SharedRocksDbConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What the view applications of one process need to know of it.
 *
 * @param bootstrap Kafka's addresses
 * @param stateDir where stores live; it must outlive the process
 * @param instanceId name of this instance, the same after a restart, unique among instances
 * @param advertisedUrl where others reach this instance's query server
 */
public record StreamsSettings(
    String bootstrap, Path stateDir, String instanceId, String advertisedUrl) {
  /** A view may be this far behind the log, and so much is applied again after a crash. */
  private static final int COMMIT_INTERVAL_MS = 100;

  /** Rows that change often reach the changelog once per commit; the rest is RocksDB's work. */
  private static final long CACHE_BYTES = 8L * 1024 * 1024;

  /** An idle application still looks for due marks this often. */
  private static final int POLL_MS = 50;

  /** How long a dead instance keeps its partitions; the broker's lower bound. */
  private static final int SESSION_TIMEOUT_MS = 6_000;

  private static final int HEARTBEAT_MS = 1_500;

  /** Restoring reads in large bites: a million rows take 3 s instead of 10. */
  private static final int RESTORE_POLL_RECORDS = 10_000;

  private static final int RESTORE_PARTITION_BYTES = 4 * 1024 * 1024;
  private static final int RESTORE_FETCH_BYTES = 32 * 1024 * 1024;
  private static final int FETCH_BYTES = 8 * 1024 * 1024;
  private static final long SEND_BUFFER_BYTES = 8L * 1024 * 1024;

  /** Settings of one application. */
  Properties of(String applicationId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.CLIENT_ID_CONFIG, applicationId + "-" + instanceId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(StreamsConfig.APPLICATION_SERVER_CONFIG, hostAndPort());
    settings.put(
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbConfig.class.getName());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
    settings.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(StreamsConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    consumers(settings, applicationId);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), SEND_BUFFER_BYTES);
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }

  private void consumers(Map<String, Object> settings, String applicationId) {
    main(settings, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    main(settings, ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    main(settings, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, applicationId + "-" + instanceId);
    main(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    main(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    main(settings, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    restore(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RESTORE_POLL_RECORDS);
    restore(settings, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, RESTORE_PARTITION_BYTES);
    restore(settings, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, RESTORE_FETCH_BYTES);
  }

  private static void main(Map<String, Object> settings, String key, Object value) {
    settings.put(StreamsConfig.mainConsumerPrefix(key), value);
  }

  private static void restore(Map<String, Object> settings, String key, Object value) {
    settings.put(StreamsConfig.restoreConsumerPrefix(key), value);
  }

  private String hostAndPort() {
    URI url = URI.create(advertisedUrl);
    int standardPort = "https".equals(url.getScheme()) ? 443 : 80;
    return url.getHost() + ":" + (url.getPort() < 0 ? standardPort : url.getPort());
  }
}
