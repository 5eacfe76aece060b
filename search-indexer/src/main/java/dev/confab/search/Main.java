package dev.confab.search;

import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.health.OpsRoutes;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.query.HttpViews;
import dev.confab.schemas.registry.RegistryClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** The search service as a process of its own; it runs until the process is told to stop. */
public final class Main {
  private Main() {}

  /** Starts it, configured by the environment. */
  public static void main(String[] args) {
    Settings settings = Settings.fromEnvironment();
    SearchConfig config = SearchConfig.from(settings);
    HttpConfig address = HttpConfig.from(settings);
    RegistryClient registry = new RegistryClient(settings.httpUrl("CONFAB_REGISTRY_URL"));
    Health health = new Health();
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    HttpViews views = new HttpViews(config.queryUrls(), config.serviceToken());
    SearchApp app = SearchApp.open(config, registry, views, health, metrics);
    HttpFront front = HttpFront.start(address, List.of(app.http(), new OpsRoutes(health, metrics)));
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      front.close();
                      app.close();
                      views.close();
                      registry.close();
                    }));
  }
}
