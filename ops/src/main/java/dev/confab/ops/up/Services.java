package dev.confab.ops.up;

import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;

/** What runs on the infrastructure. */
@FunctionalInterface
interface Services {
  /** Opens all services and the HTTP port. */
  Running open(Infrastructure infrastructure, Health health, Steps steps) throws Exception;

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
