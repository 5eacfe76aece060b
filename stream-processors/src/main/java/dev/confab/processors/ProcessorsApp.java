package dev.confab.processors;

import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Views;
import dev.confab.processors.decisions.DecisionsApp;
import dev.confab.processors.decisions.PresenceApp;
import dev.confab.processors.query.LocalViews;
import dev.confab.processors.query.QueryRoutes;
import dev.confab.processors.query.ViewPlaces;
import dev.confab.processors.runtime.StreamsSettings;
import dev.confab.processors.view.Cluster;
import dev.confab.schemas.codec.SchemaIds;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The stream processors: decisions, views, and the query server over the views. */
public final class ProcessorsApp implements AutoCloseable {
  private final Cluster cluster;
  private final List<Part> parts;
  private final LocalViews views;
  private final QueryRoutes routes;

  private ProcessorsApp(Cluster cluster, List<Part> parts, LocalViews views, QueryRoutes routes) {
    this.cluster = cluster;
    this.parts = List.copyOf(parts);
    this.views = views;
    this.routes = routes;
  }

  /**
   * Starts everything; returns at once, {@code health} says when it is ready.
   *
   * @param ids the schema registry
   * @throws IllegalStateException if the topics are not there
   */
  public static ProcessorsApp start(
      ProcessorsConfig config, SchemaIds ids, Health health, MeterRegistry meters) {
    Cluster cluster = Cluster.connect(config.kafkaBootstrap());
    List<Part> parts = new ArrayList<>();
    try {
      StreamsSettings settings =
          new StreamsSettings(
              config.kafkaBootstrap(),
              config.stateDir(),
              config.instanceId(),
              config.decisionThreads(),
              config.streams());
      ViewPlaces places = ViewApps.placesIn(cluster);
      parts.add(new Part("decisions", DecisionsApp.start(settings, ids)));
      parts.add(new Part("presence", PresenceApp.start(settings, ids)));
      ViewApps apps =
          ViewApps.start(URI.create(config.advertisedUrl()), settings, ids, cluster, places);
      parts.addAll(apps.parts());
      parts.forEach(part -> watch(part, health, meters));
      LocalViews views = new LocalViews(places);
      QueryRoutes routes = new QueryRoutes(views, places, apps, config.serviceToken());
      return new ProcessorsApp(cluster, parts, views, routes);
    } catch (RuntimeException e) {
      close(cluster, parts);
      throw e;
    }
  }

  /** The views, for callers in this process. */
  public Views views() {
    return views;
  }

  /** The query server, for callers in others. */
  public HttpModule http() {
    return routes;
  }

  @Override
  public void close() {
    close(cluster, parts);
  }

  private static void watch(Part part, Health health, MeterRegistry meters) {
    health.add(part.name(), part.app()::health);
    FunctionCounter.builder("confab.stream.thread.deaths", part.app(), app -> app.threadDeaths())
        .description("Stream threads that died of an exception")
        .tag("application", part.name())
        .register(meters);
  }

  /** Side by side: each may take seconds to flush and commit. */
  private static void close(Cluster cluster, List<Part> parts) {
    try (cluster;
        ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
      parts.forEach(part -> closing.execute(part.app()::close));
    }
  }
}
