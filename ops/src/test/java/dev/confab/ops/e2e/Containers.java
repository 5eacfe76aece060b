package dev.confab.ops.e2e;

import dev.confab.ops.up.Addresses;
import java.time.Duration;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.lifecycle.Startables;

/** Official images of what the services stand on, in the versions that the build names. */
final class Containers implements AutoCloseable {
  private static final int REGISTRY_PORT = 8080;
  private static final int SEARCH_PORT = 9200;
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private final KafkaContainer kafka =
      new KafkaContainer("apache/kafka:" + version("kafka"))
          // As the embedded broker has it: a dead process's transactions end soon.
          .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000")
          .withStartupTimeout(START_TIMEOUT);

  private final GenericContainer<?> registry =
      new GenericContainer<>("apicurio/apicurio-registry:" + version("apicurio"))
          .withExposedPorts(REGISTRY_PORT)
          .waitingFor(Wait.forHttp("/apis/ccompat/v7/config").forPort(REGISTRY_PORT))
          .withStartupTimeout(START_TIMEOUT);

  private final GenericContainer<?> search =
      new GenericContainer<>(
              "docker.elastic.co/elasticsearch/elasticsearch:" + version("elasticsearch"))
          .withExposedPorts(SEARCH_PORT)
          .withEnv("discovery.type", "single-node")
          .withEnv("xpack.security.enabled", "false")
          .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
          .waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow").forPort(SEARCH_PORT))
          .withStartupTimeout(START_TIMEOUT);

  private Containers() {}

  static Containers start() {
    Containers containers = new Containers();
    try {
      Startables.deepStart(containers.all()).join();
      return containers;
    } catch (RuntimeException e) {
      containers.close();
      throw e;
    }
  }

  Addresses addresses() {
    return new Addresses(
        kafka.getBootstrapServers(),
        url(registry, REGISTRY_PORT) + "/apis/ccompat/v7",
        url(search, SEARCH_PORT));
  }

  @Override
  public void close() {
    all().forEach(Startable::stop);
  }

  private Stream<Startable> all() {
    return Stream.of(kafka, registry, search);
  }

  private static String url(GenericContainer<?> container, int port) {
    return "http://" + container.getHost() + ":" + container.getMappedPort(port);
  }

  /** The build hands over the version that it uses itself. */
  private static String version(String of) {
    String version = System.getProperty("confab.version." + of);
    if (version == null) {
      throw new IllegalStateException("the build did not say which version of " + of + " it uses");
    }
    return version;
  }
}
