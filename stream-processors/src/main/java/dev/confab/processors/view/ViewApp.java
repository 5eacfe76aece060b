package dev.confab.processors.view;

import dev.confab.platform.health.Health;
import dev.confab.platform.health.Health.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.Topology;

/** One running view application. */
public final class ViewApp implements AutoCloseable {
  /** Enough to flush and commit; what is not committed then is applied again. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final KafkaStreams streams;
  private final ThreadDeaths deaths;

  private ViewApp(KafkaStreams streams, ThreadDeaths deaths) {
    this.streams = streams;
    this.deaths = deaths;
  }

  /**
   * Starts an application; {@link #health} says when it is ready.
   *
   * @param name name of its health part
   */
  public static ViewApp start(
      String name,
      String applicationId,
      Topology topology,
      StreamsSettings settings,
      MeterRegistry meters) {
    Counter counter =
        Counter.builder("confab.view.thread.deaths")
            .description("Stream threads that died of an exception")
            .tag("view", name)
            .register(meters);
    ThreadDeaths deaths = new ThreadDeaths(name, counter::increment);
    KafkaStreams streams = new KafkaStreams(topology, settings.of(applicationId));
    streams.setUncaughtExceptionHandler(deaths);
    streams.start();
    return new ViewApp(streams, deaths);
  }

  /** How it is: up once all its partitions are restored and read. */
  public Status health() {
    String complaint = deaths.complaint();
    if (complaint != null) {
      return new Status.Down(complaint);
    }
    KafkaStreams.State state = streams.state();
    return state == KafkaStreams.State.RUNNING ? Health.UP : new Status.Down("it is " + state);
  }

  /** Host and port of the instance that reads a source partition, as far as this one knows. */
  public Optional<String> hostOf(String topic, int partition) {
    if (!streams.state().isRunningOrRebalancing()) {
      return Optional.empty();
    }
    TopicPartition wanted = new TopicPartition(topic, partition);
    return streams.metadataForAllStreamsClients().stream()
        .filter(client -> client.topicPartitions().contains(wanted))
        .map(StreamsMetadata::hostInfo)
        .map(host -> host.host() + ":" + host.port())
        .findFirst();
  }

  /** Commits, leaves the group at once, so that others need not wait for a timeout. */
  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(CLOSE_TIMEOUT));
  }
}
