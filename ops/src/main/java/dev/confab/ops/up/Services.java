package dev.confab.ops.up;

import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import java.nio.file.Path;

/** What runs on a broker, a registry and an Elasticsearch. */
@FunctionalInterface
interface Services {
  /**
   * Opens all services and the HTTP port.
   *
   * @param on where topics and schemas are ready
   * @param data the data folder
   */
  Running open(Addresses on, Path data, Health health, Steps steps) throws Exception;

  /** Services that run. */
  interface Running extends AutoCloseable {
    /** The HTTP port that is listened on. */
    int port();

    /** What the services were configured with: another node of one needs the same. */
    Settings settings();

    @Override
    void close();
  }
}
