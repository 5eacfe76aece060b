package dev.confab.processors;

import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Views;
import dev.confab.processors.decisions.DecisionsApp;
import dev.confab.processors.query.LocalViews;
import dev.confab.processors.query.QueryRoutes;
import dev.confab.processors.query.ViewPlaces;
import dev.confab.processors.runtime.StreamsApp;
import dev.confab.processors.runtime.StreamsSettings;
import dev.confab.processors.view.Cluster;
import dev.confab.schemas.codec.SchemaIds;
import io.micrometer.core.instrument.MeterRegistry;

/** The stream processors: deciders, views, and the query server over the views. */
public final class ProcessorsApp implements AutoCloseable {
  /** One thread keeps a transaction's tasks together; two cores have no room for more. */
  private static final int DECIDER_THREADS = 1;

  private final Cluster cluster;
  private final ViewApps apps;
  private final StreamsApp decisions;
  private final LocalViews views;
  private final QueryRoutes routes;

  private ProcessorsApp(
      Cluster cluster, ViewApps apps, StreamsApp decisions, LocalViews views, QueryRoutes routes) {
    this.cluster = cluster;
    this.apps = apps;
    this.decisions = decisions;
    this.views = views;
    this.routes = routes;
  }

  /**
   * Starts everything; {@code health} says when it is ready.
   *
   * @param ids the schema registry
   * @throws IllegalStateException if the topics are not there
   */
  public static ProcessorsApp start(
      ProcessorsConfig config, SchemaIds ids, Health health, MeterRegistry meters) {
    Cluster cluster = Cluster.connect(config.kafkaBootstrap());
    try {
      ViewPlaces places = ViewApps.placesIn(cluster);
      ViewApps apps = ViewApps.start(config, ids, cluster, places, meters);
      apps.addTo(health);
      StreamsApp decisions = DecisionsApp.start(deciders(config), ids);
      health.add("decisions", decisions::health);
      LocalViews views = new LocalViews(places);
      return new ProcessorsApp(
          cluster,
          apps,
          decisions,
          views,
          new QueryRoutes(views, places, apps, config.serviceToken()));
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private static StreamsSettings deciders(ProcessorsConfig config) {
    return new StreamsSettings(
        config.kafkaBootstrap(), config.stateDir(), config.instanceId(), DECIDER_THREADS);
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
    decisions.close();
    apps.close();
    cluster.close();
  }
}
