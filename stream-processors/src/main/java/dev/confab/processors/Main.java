package dev.confab.processors;

import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.health.OpsRoutes;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.schemas.registry.RegistryClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The stream processors as a process of their own. */
public final class Main {
  private Main() {}

  /** Runs until the process is told to stop. */
  public static void main(String[] args) throws InterruptedException {
    Settings settings = Settings.fromEnvironment();
    ProcessorsConfig config = ProcessorsConfig.from(settings);
    Health health = new Health();
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    RegistryClient registry = new RegistryClient(config.registryUrl());
    ProcessorsApp app = ProcessorsApp.start(config, registry, health, meters);
    HttpFront front =
        HttpFront.start(
            HttpConfig.from(settings), List.of(app.http(), new OpsRoutes(health, meters)));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      front.close();
                      app.close();
                      registry.close();
                      stopped.countDown();
                    }));
    stopped.await();
  }
}
