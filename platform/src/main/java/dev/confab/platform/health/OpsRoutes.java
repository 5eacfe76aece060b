package dev.confab.platform.health;

import dev.confab.platform.http.HttpModule;
import io.javalin.config.JavalinConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class OpsRoutes implements HttpModule {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Health health;
  private final PrometheusMeterRegistry metrics;

  /** For the health and the metrics of one process. */
  public OpsRoutes(Health health, PrometheusMeterRegistry metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  @Override
  public void configure(JavalinConfig config) {
    config.routes.get("/health/live", ctx -> ctx.json(Map.of("status", "up")));
    config.routes.get(
        "/health/ready",
        ctx -> {
          boolean ready = health.isReady();
          Map<String, Object> parts = new LinkedHashMap<>();
          health.look().forEach((name, status) -> parts.put(name, describe(status)));
          ctx.status(ready ? 200 : 503);
          ctx.json(Map.of("status", ready ? "up" : "down", "parts", parts));
        });
    config.routes.get("/metrics", ctx -> ctx.contentType(PROMETHEUS_TEXT).result(metrics.scrape()));
  }

  private static String describe(Health.Status status) {
    return switch (status) {
      case Health.Status.Up() -> "up";
      case Health.Status.Degraded(String reason) -> "degraded: " + reason;
      case Health.Status.Down(String reason) -> "down: " + reason;
    };
  }
}
