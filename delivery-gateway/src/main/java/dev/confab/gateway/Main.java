package dev.confab.gateway;

import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.health.OpsRoutes;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.HttpViews;
import dev.confab.schemas.registry.RegistryClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A gateway as a process of its own; it runs until the process is told to stop. */
public final class Main {
  private Main() {}

  /** Starts it, configured by the environment. */
  public static void main(String[] args) {
    Settings settings = Settings.fromEnvironment();
    GatewayConfig config = GatewayConfig.from(settings);
    HttpConfig address = HttpConfig.from(settings);
    RegistryClient registry = new RegistryClient(config.registryUrl());
    HttpViews views = new HttpViews(config.queryUrls(), config.serviceToken());
    Health health = new Health();
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    GatewayApp app =
        GatewayApp.open(config, registry, views, health, metrics, InstantSource.system());
    List<HttpModule> modules = new ArrayList<>(app.http());
    modules.add(new OpsRoutes(health, metrics));
    HttpFront front = HttpFront.start(address, modules);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      app.close(); // first, while close frames can still go out
                      front.close();
                      views.close();
                      registry.close();
                    }));
  }
}
