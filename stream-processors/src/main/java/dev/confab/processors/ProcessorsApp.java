package dev.confab.processors;

import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpModule;
import dev.confab.platform.query.Views;
import dev.confab.processors.query.LocalViews;
import dev.confab.processors.query.QueryRoutes;
import dev.confab.processors.query.ViewPlaces;
import dev.confab.processors.view.Cluster;
import dev.confab.schemas.codec.SchemaIds;
import io.micrometer.core.instrument.MeterRegistry;

/** The stream processors: the views, and the query server over them. */
public final class ProcessorsApp implements AutoCloseable {
  private final Cluster cluster;
  private final ViewApps apps;
  private final LocalViews views;
  private final QueryRoutes routes;

  private ProcessorsApp(Cluster cluster, ViewApps apps, LocalViews views, QueryRoutes routes) {
    this.cluster = cluster;
    this.apps = apps;
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
      LocalViews views = new LocalViews(places);
      return new ProcessorsApp(
          cluster, apps, views, new QueryRoutes(views, places, apps, config.serviceToken()));
    } catch (RuntimeException e) {
      cluster.close();
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
    apps.close();
    cluster.close();
  }
}
