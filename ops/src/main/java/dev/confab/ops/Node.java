package dev.confab.ops;

import dev.confab.platform.config.ConfigException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code ./confab node SERVICE}: one service as a process of its own, configured by environment.
 */
@Command(
    name = "node",
    description = {
      "Run one service against an existing broker, registry and search.",
      "It is configured by environment variables (CONFAB_…); a missing one is named."
    },
    mixinStandardHelpOptions = true)
final class Node implements Callable<Integer> {
  @Parameters(paramLabel = "SERVICE", description = "${COMPLETION-CANDIDATES}")
  private Service service = Service.INGEST_API;

  /** The services that can stand alone. */
  enum Service {
    /** The REST API. */
    INGEST_API("ingest-api"),
    /** WebSocket sessions. */
    DELIVERY_GATEWAY("delivery-gateway"),
    /** Deciders, views and the query server. */
    STREAM_PROCESSORS("stream-processors"),
    /** Events into Elasticsearch. */
    SEARCH_INDEXER("search-indexer");

    private final String folder;

    Service(String folder) {
      this.folder = folder;
    }

    @Override
    public String toString() {
      return folder;
    }
  }

  @Override
  public Integer call() throws Exception {
    try {
      open();
    } catch (ConfigException e) {
      System.err.println(e.getMessage());
      return 1;
    }
    new CountDownLatch(1).await(); // until a signal ends the process
    return 0;
  }

  private void open() throws Exception {
    String[] none = {};
    switch (service) {
      case INGEST_API -> dev.confab.ingest.Main.main(none);
      case DELIVERY_GATEWAY -> dev.confab.gateway.Main.main(none);
      case STREAM_PROCESSORS -> dev.confab.processors.Main.main(none);
      case SEARCH_INDEXER -> dev.confab.search.Main.main(none);
    }
  }
}
