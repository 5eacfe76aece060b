package dev.confab.ingest;

import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.health.OpsRoutes;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.query.HttpViews;
import dev.confab.platform.search.HttpSearches;
import dev.confab.schemas.registry.RegistryClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The HTTP API as a process of its own. */
public final class Main {
  private Main() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] args) throws InterruptedException {
    Settings settings = Settings.fromEnvironment();
    IngestConfig config = IngestConfig.from(settings);
    Health health = new Health();
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    RegistryClient ids = new RegistryClient(config.registryUrl());
    HttpViews views = new HttpViews(config.queryUrls(), config.serviceToken());
    HttpSearches searches = new HttpSearches(config.searchUrl(), config.serviceToken());
    IngestApp app =
        IngestApp.open(config, ids, views, searches.all(), health, metrics, InstantSource.system());
    HttpFront front =
        HttpFront.start(
            HttpConfig.from(settings), List.of(app.http(), new OpsRoutes(health, metrics)));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      front.close();
                      app.close();
                      searches.close();
                      views.close();
                      ids.close();
                      stopped.countDown();
                    }));
    stopped.await();
  }
}
