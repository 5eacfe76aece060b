package dev.confab.search.indexing;

import dev.confab.platform.kafka.Clients;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** Consumer settings of indexers. */
public final class IndexerSettings {
  /** A write to the index costs about as much for one document as for fifty: let some gather. */
  private static final int GATHER_BYTES = 64 * 1024;

  /** With a refresh every second while anybody searches a message is found in a second or two. */
  private static final int GATHER_MS = 300;

  private static final int MAX_FETCH_BYTES = 4 * 1024 * 1024;

  private IndexerSettings() {}

  /** Settings of one instance's consumer in a group. */
  public static Map<String, Object> consumer(String bootstrap, String group, String instanceId) {
    Map<String, Object> settings = Clients.tail(bootstrap);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + instanceId);
    // The broker's minimum; a dead instance's partitions move after it.
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2 * BulkWriter.MAX_DOCUMENTS);
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, GATHER_BYTES);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, GATHER_MS);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
    return settings;
  }
}
