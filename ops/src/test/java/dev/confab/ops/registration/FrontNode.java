package dev.confab.ops.registration;

import dev.confab.ingest.IngestApp;
import dev.confab.ingest.IngestConfig;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.query.HttpViews;
import dev.confab.platform.search.HttpSearches;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;

/** The HTTP API in this process; it asks the views over HTTP. */
final class FrontNode implements AutoCloseable {
  private final HttpViews views;
  private final HttpSearches searches;
  private final IngestApp app;
  private final HttpFront front;

  private FrontNode(HttpViews views, HttpSearches searches, IngestApp app, HttpFront front) {
    this.views = views;
    this.searches = searches;
    this.app = app;
    this.front = front;
  }

  static FrontNode open(Ground ground, InstantSource clock) {
    IngestConfig config = IngestConfig.from(new Settings(ground.settings()));
    HttpViews views = new HttpViews(config.queryUrls(), config.serviceToken());
    HttpSearches searches = new HttpSearches(config.searchUrl(), config.serviceToken());
    IngestApp app =
        IngestApp.open(
            config,
            ground.ids(),
            views,
            searches.all(),
            new Health(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            clock);
    HttpFront front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(app.http()));
    return new FrontNode(views, searches, app, front);
  }

  ConfabHttp http() {
    return ConfabHttp.at("http://127.0.0.1:" + front.port());
  }

  @Override
  public void close() {
    front.close();
    app.close();
    searches.close();
    views.close();
  }
}
