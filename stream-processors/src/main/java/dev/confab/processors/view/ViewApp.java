package dev.confab.processors.view;

import dev.confab.processors.runtime.StreamsApp;
import dev.confab.processors.runtime.StreamsSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.HostInfo;

/** One running view application, and where its other instances are. */
public final class ViewApp {
  /** An idle application still looks for due marks this often. */
  private static final int POLL_MS = 50;

  /** A view that is rebuilt reads as fast as it can write; more than this would only lie about. */
  private static final int FETCH_BYTES = 8 * 1024 * 1024;

  private final StreamsApp app;

  private ViewApp(StreamsApp app) {
    this.app = app;
  }

  /**
   * Starts an application; its health says when it is ready.
   *
   * @param name for health and logs
   * @param advertisedUrl where others reach this instance's query server
   */
  public static ViewApp start(
      String name,
      String applicationId,
      Topology topology,
      StreamsSettings settings,
      URI advertisedUrl) {
    Map<String, Object> own = new HashMap<>();
    HostInfo here = hostOf(advertisedUrl);
    own.put(StreamsConfig.APPLICATION_SERVER_CONFIG, here.host() + ":" + here.port());
    own.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
    own.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    own.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), FETCH_BYTES);
    return new ViewApp(
        StreamsApp.start(name, topology, settings.atLeastOnce(applicationId).with(own)));
  }

  /** The application itself. */
  public StreamsApp app() {
    return app;
  }

  /** The instance that reads a source partition, as far as this one knows. */
  public Optional<HostInfo> hostOf(String topic, int partition) {
    KafkaStreams streams = app.streams();
    if (!streams.state().isRunningOrRebalancing()) {
      return Optional.empty();
    }
    TopicPartition wanted = new TopicPartition(topic, partition);
    return streams.metadataForAllStreamsClients().stream()
        .filter(client -> client.topicPartitions().contains(wanted))
        .map(StreamsMetadata::hostInfo)
        .findFirst();
  }

  /** Host and port of an address, with the port that its scheme implies. */
  public static HostInfo hostOf(URI url) {
    int standardPort = "https".equals(url.getScheme()) ? 443 : 80;
    return new HostInfo(url.getHost(), url.getPort() < 0 ? standardPort : url.getPort());
  }
}
