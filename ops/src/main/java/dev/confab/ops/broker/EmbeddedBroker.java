package dev.confab.ops.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker that is also its own controller (KRaft), in this JVM. Its data survives restarts
 * and {@code kill -9}.
 *
 * <p>A port in use halts the JVM inside Kafka, so callers check ports first.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** Any 16 bytes in base64 do; one data folder is one cluster. */
  private static final String CLUSTER_ID = "Y29uZmFiLXNpbmdsZS1ub2Q";

  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final String bootstrap;

  private EmbeddedBroker(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker; returns when it takes connections.
   *
   * @param data its folder; formatted if new
   * @param port where clients connect on 127.0.0.1
   * @param controllerPort where the controller listens on 127.0.0.1; both may change from start to
   *     start, nothing in the data names them
   */
  public static EmbeddedBroker start(Path data, int port, int controllerPort) throws IOException {
    KafkaConfig config = new KafkaConfig(settings(data, port, controllerPort));
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(data);
    }
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(server, "127.0.0.1:" + port);
  }

  /** Address for clients. */
  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path data) throws IOException {
    Files.createDirectories(data);
    try {
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setClusterId(CLUSTER_ID)
          .setNodeId(NODE_ID)
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName("CONTROLLER")
          .setDirectories(List.of(data.toString()))
          .setMetadataLogDirectory(data.toString())
          .run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the broker's folder " + data + " could not be formatted", e);
    }
  }

  private static Map<String, Object> settings(Path data, int port, int controllerPort) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("log.dirs", data.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.putAll(singleReplica());
    settings.putAll(latency());
    settings.putAll(memoryOfApplications());
    settings.putAll(memory());
    return settings;
  }

  /** One broker: internal topics have one replica, and few partitions start faster. */
  private static Map<String, String> singleReplica() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "4",
        "default.replication.factor", "1",
        "min.insync.replicas", "1");
  }

  /** Measured: the first halves exactly-once latency; the others keep stalls short. */
  private static Map<String, String> latency() {
    return Map.of(
        "add.partitions.to.txn.retry.backoff.ms", "1",
        "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
        // After kill -9 the controller refuses the same broker until its old session has ended: 9 s
        // by default.
        "broker.session.timeout.ms", "3000",
        "broker.heartbeat.interval.ms", "1000",
        "group.min.session.timeout.ms", "1000",
        "group.initial.rebalance.delay.ms", "0",
        "group.streams.initial.rebalance.delay.ms", "0");
  }

  /**
   * A laptop may sleep for months. With the defaults (7 days) the positions of the deciders would
   * be forgotten at the next start, and old commands judged again; the largest value is 4,000
   * years.
   */
  private static Map<String, String> memoryOfApplications() {
    return Map.of("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
  }

  /** Index files are mapped at their full size; the default of 10 MB each is for large logs. */
  private static Map<String, String> memory() {
    return Map.of(
        "log.index.size.max.bytes",
        Integer.toString(2 * 1024 * 1024),
        "log.cleaner.dedupe.buffer.size",
        Integer.toString(16 * 1024 * 1024),
        "log.cleaner.io.buffer.size",
        Integer.toString(128 * 1024),
        "num.network.threads",
        "2",
        "num.io.threads",
        "4",
        "num.replica.fetchers",
        "1",
        "background.threads",
        "2",
        "telemetry.max.bytes",
        Integer.toString(64 * 1024));
  }
}
