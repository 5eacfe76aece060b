package dev.confab.processors.runtime;

import dev.confab.processors.store.SharedRocksDbConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of the Streams applications. The numbers are measured or follow from how long a recovery
 * may take; the decision record on exactly-once settings says which.
 *
 * @param bootstrap Kafka's addresses
 * @param stateDir folder of the state stores; kept over restarts
 * @param instanceId name of this process in its groups; kept over restarts
 * @param threads stream threads of the deciders
 * @param more settings of the operator's own; where ours say something, ours count
 */
public record StreamsSettings(
    String bootstrap, Path stateDir, String instanceId, int threads, Map<String, String> more) {
  /**
   * From one round of commands to the next of a thread under load, each of which is committed at
   * its end. Whoever waits for an outcome waits half of it on average; every commit costs the same
   * for one command as for thirty, in the broker and in everybody who reads what it brings.
   */
  private static final Duration ROUND = Duration.ofMillis(20);

  /**
   * Between two commits amid a round that is longer. Streams counts it from its own last one, not
   * from the end of a round, so each time it is over there is one commit more than rounds.
   */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);

  /** Time enters by punctuators once a second; a thread without commands need not look more. */
  private static final int IDLE_POLL_MS = 100;

  /** Views trail the log by as much while there is traffic. */
  private static final Duration GATHER = Duration.ofMillis(20);

  public StreamsSettings {
    more = Map.copyOf(more);
  }

  /**
   * Settings of one application.
   *
   * @param properties of Streams
   * @param consumers opens the consumers of its threads
   */
  public record Application(
      Map<String, Object> properties,
      Function<Map<String, Object>, KafkaConsumer<byte[], byte[]>> consumers) {
    public Application {
      properties = Map.copyOf(properties);
    }

    /** With more properties, which count where both say something. */
    public Application with(Map<String, Object> others) {
      Map<String, Object> all = new HashMap<>(properties);
      all.putAll(others);
      return new Application(all, consumers);
    }
  }

  /**
   * For deciders: exactly once, and committed as soon as what came together is carried out.
   *
   * @param rounds of its threads, which its processors must tell of each record
   */
  public Application exactlyOnce(String applicationId, Rounds rounds) {
    Map<String, Object> settings = transactional(applicationId);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
    settings.put(StreamsConfig.POLL_MS_CONFIG, IDLE_POLL_MS);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    return new Application(
        settings,
        config -> new RoundsConsumer(config, new RoundPolls(new Gathering(ROUND), rounds)));
  }

  /** For what is decided on exactly once too, but without anybody who waits for an outcome. */
  public Application exactlyOnceAtLeisure(String applicationId) {
    Map<String, Object> settings = transactional(applicationId);
    // A herd of clients that comes back is a few large transactions, not hundreds of small ones.
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 50);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    return new Application(settings, StreamsSettings::plain);
  }

  private Map<String, Object> transactional(String applicationId) {
    Map<String, Object> settings = common(applicationId);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    // A task has one source: nobody to wait for. Looking was a fifth of what a thread allocated.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // A dead process's transaction blocks its partitions for readers until it is aborted.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
    return settings;
  }

  /** For views: at least once; rows are idempotent, so that nothing is lost by it. */
  public Application atLeastOnce(String applicationId) {
    Map<String, Object> settings = common(applicationId);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    // What a crash reads again; rows that change within it reach RocksDB and changelog once.
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
    // Streams' own 100 ms would stand between a membership and the user's list of chats.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 10);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 8L * 1024 * 1024);
    // The order between a view's sources says nothing: none waits for another one.
    settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
    return new Application(
        settings, config -> new GatheringConsumer(config, new Gathering(GATHER)));
  }

  private static KafkaConsumer<byte[], byte[]> plain(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> common(String applicationId) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(
        StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbConfig.class.getName());
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        applicationId + "-" + instanceId);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // Measured: restores a million rows in seconds.
    settings.put(
        StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
    settings.put(
        StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
        4 * 1024 * 1024);
    settings.put(
        StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG),
        32 * 1024 * 1024);
    // A batch per partition is buffered; the default of 32 MB is for larger machines.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 16L * 1024 * 1024);
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
