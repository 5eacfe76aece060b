package dev.confab.ops.up;

import dev.confab.ops.broker.EmbeddedBroker;
import dev.confab.ops.broker.HangingTransactions;
import dev.confab.ops.child.ChildProcess;
import dev.confab.ops.child.Programs;
import dev.confab.platform.health.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the services stand on: broker in this JVM, registry and Elasticsearch as children. */
public final class Infrastructure implements AutoCloseable {
  private final EmbeddedBroker broker;
  private final ChildProcess registry;
  private final ChildProcess search;
  private final Ports ports;

  private Infrastructure(
      Ports ports, EmbeddedBroker broker, ChildProcess registry, ChildProcess search) {
    this.ports = ports;
    this.broker = broker;
    this.registry = registry;
    this.search = search;
  }

  /**
   * Starts all three without saying how it goes.
   *
   * @param home folder of the programs that run as children
   * @param data where they keep their data; nobody else uses it
   */
  public static Infrastructure start(Path home, Path data) throws Exception {
    Files.createDirectories(data);
    return start(home, data, new Steps(System.out, true));
  }

  /**
   * Starts all three side by side, then creates topics and registers schemas.
   *
   * @param home folder of the programs that run as children
   * @param data the data folder, taken by this run
   */
  static Infrastructure start(Path home, Path data, Steps steps) throws Exception {
    Ports ports = Ports.of(data);
    Programs programs = new Programs(home, data);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<ChildProcess> search =
          threads.submit(
              () ->
                  steps.take(
                      "Elasticsearch", () -> ChildProcess.start(programs.search(ports.search()))));
      Future<ChildProcess> registry =
          threads.submit(
              () ->
                  steps.take(
                      "schema registry",
                      () -> ChildProcess.start(programs.registry(ports.registry()))));
      Future<EmbeddedBroker> broker =
          threads.submit(
              () ->
                  steps.take(
                      "Kafka broker",
                      () ->
                          EmbeddedBroker.start(
                              data.resolve("kafka"), ports.broker(), ports.controller())));
      try {
        Infrastructure all = new Infrastructure(ports, broker.get(), registry.get(), search.get());
        steps.take("topics and schemas", all::prepare);
        return all;
      } catch (ExecutionException e) {
        closeStarted(broker, registry, search);
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    }
  }

  /** Where the three are. */
  public Addresses addresses() {
    return ports.addresses();
  }

  /** Adds the children to what health reports. */
  void addTo(Health health) {
    health.add("registry", registry::health);
    health.add("elasticsearch", search::health);
  }

  /** The child that health reports under a name. */
  ChildProcess child(String name) {
    return switch (name) {
      case "registry" -> registry;
      case "elasticsearch" -> search;
      default -> throw new IllegalArgumentException("no child is called " + name);
    };
  }

  @Override
  public void close() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(search::close);
      threads.submit(registry::close);
      threads.submit(broker::close);
    }
  }

  private @Nullable Void prepare() throws InterruptedException, ExecutionException {
    try (Admin admin = Preparation.admin(addresses())) {
      endHangingTransactions(admin);
    }
    Preparation.createTopicsAndSchemas(addresses());
    return null;
  }

  /** Those of a killed run; the deciders' own are ended when the deciders start. */
  private static void endHangingTransactions(Admin admin)
      throws InterruptedException, ExecutionException {
    List<TopicPartition> aborted = new HangingTransactions(admin).abort();
    if (!aborted.isEmpty()) {
      LoggerFactory.getLogger(Infrastructure.class)
          .atWarn()
          .addKeyValue("partitions", aborted)
          .log("transactions of a killed run were aborted");
    }
  }

  private static void closeStarted(Future<?>... parts) throws Exception {
    for (Future<?> part : parts) {
      try {
        if (part.get() instanceof AutoCloseable started) {
          started.close();
        }
      } catch (ExecutionException e) {
        // it did not start, so there is nothing to close; the first failure is reported
      }
    }
  }
}
