package dev.confab.processors.runtime;

import dev.confab.platform.health.Health;
import dev.confab.platform.health.Health.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka Streams application: its life, its health, and what happens when a thread dies. */
public final class StreamsApp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamsApp.class);

  /** Stopping everything must take less than ten seconds. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /** Threads that die again and again (a full disk, a registry away) are not replaced at once. */
  private static final Duration REPLACE_PAUSE = Duration.ofSeconds(1);

  private final String name;
  private final KafkaStreams streams;
  private final ThreadDeaths deaths;
  private volatile @Nullable String stopped;

  private StreamsApp(String name, Topology topology, StreamsSettings.Application settings) {
    this.name = name;
    this.deaths = new ThreadDeaths(InstantSource.system());
    Properties properties = new Properties();
    properties.putAll(settings.properties());
    this.streams = new KafkaStreams(topology, properties, new Clients(settings.consumers()));
    streams.setUncaughtExceptionHandler(this::threadDied);
  }

  /**
   * Starts an application; returns at once.
   *
   * @param name for health and logs
   */
  public static StreamsApp start(
      String name, Topology topology, StreamsSettings.Application settings) {
    StreamsApp app = new StreamsApp(name, topology, settings);
    app.streams.start();
    return app;
  }

  /** The running application, for interactive queries and metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  /** For {@link Health}: up while it runs and its threads live. */
  public Status health() {
    String reason = stopped;
    if (reason != null) {
      return new Status.Down(name + " " + reason);
    }
    State state = streams.state();
    if (state != State.RUNNING) {
      return new Status.Down(name + " is " + state);
    }
    return deaths.isTooMany()
        ? new Status.Down(name + " lost " + ThreadDeaths.MOST + " threads within a minute")
        : Health.UP;
  }

  /** How many of its threads have died since it started. */
  public long threadDeaths() {
    return deaths.total();
  }

  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
            .withTimeout(CLOSE_TIMEOUT));
  }

  private StreamThreadExceptionResponse threadDied(Throwable cause) {
    deaths.count();
    Optional<PoisonedRecordException> poison = PoisonedRecordException.in(cause);
    poison.ifPresent(found -> stopped = found.getMessage());
    log.atError().setCause(cause).addKeyValue("application", name).log("stream thread died");
    if (poison.isPresent()) {
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (deaths.isTooMany()) {
      pause();
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static void pause() {
    try {
      Thread.sleep(REPLACE_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
