package dev.confab.ops.up;

import dev.confab.platform.health.Health;
import dev.confab.platform.health.OpsRoutes;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** All services in this process, on one HTTP port. */
final class LocalServices implements Services {
  private final HttpConfig http;

  LocalServices(String host, int port) {
    this.http = new HttpConfig(host, port);
  }

  @Override
  public Running open(Infrastructure infrastructure, Health health, Steps steps) throws Exception {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    HttpFront front =
        steps.take("HTTP", () -> HttpFront.start(http, List.of(new OpsRoutes(health, metrics))));
    return new Running() {
      @Override
      public int port() {
        return front.port();
      }

      @Override
      public void close() {
        front.close();
      }
    };
  }
}
