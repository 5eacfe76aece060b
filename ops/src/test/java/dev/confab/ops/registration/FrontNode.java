package dev.confab.ops.registration;

import dev.confab.ingest.IngestApp;
import dev.confab.ingest.IngestConfig;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.query.HttpViews;
import dev.confab.platform.search.HttpMessageSearch;
import dev.confab.platform.search.HttpUserSearch;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;

/** The HTTP API in this process; it asks the views over HTTP. */
final class FrontNode implements AutoCloseable {
  private final HttpViews views;
  private final HttpMessageSearch search;
  private final HttpUserSearch users;
  private final IngestApp app;
  private final HttpFront front;

  private FrontNode(
      HttpViews views,
      HttpMessageSearch search,
      HttpUserSearch users,
      IngestApp app,
      HttpFront front) {
    this.views = views;
    this.search = search;
    this.users = users;
    this.app = app;
    this.front = front;
  }

  static FrontNode open(Ground ground, InstantSource clock) {
    IngestConfig config = IngestConfig.from(new Settings(ground.settings()));
    HttpViews views = new HttpViews(config.queryUrls(), config.serviceToken());
    HttpMessageSearch search = new HttpMessageSearch(config.searchUrl(), config.serviceToken());
    HttpUserSearch users = new HttpUserSearch(config.searchUrl(), config.serviceToken());
    IngestApp app =
        IngestApp.open(
            config,
            ground.ids(),
            views,
            search,
            users,
            new Health(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            clock);
    HttpFront front = HttpFront.start(new HttpConfig("127.0.0.1", 0), List.of(app.http()));
    return new FrontNode(views, search, users, app, front);
  }

  ConfabHttp http() {
    return ConfabHttp.at("http://127.0.0.1:" + front.port());
  }

  @Override
  public void close() {
    front.close();
    app.close();
    search.close();
    users.close();
    views.close();
  }
}
