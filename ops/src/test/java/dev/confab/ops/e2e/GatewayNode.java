package dev.confab.ops.e2e;

import dev.confab.gateway.GatewayApp;
import dev.confab.gateway.GatewayConfig;
import dev.confab.gateway.ws.Endpoint;
import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.query.HttpViews;
import dev.confab.platform.token.ServiceToken;
import dev.confab.schemas.registry.RegistryClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/** A second gateway, on a port of its own, that asks the views over HTTP. */
final class GatewayNode implements AutoCloseable {
  private final RegistryClient ids;
  private final HttpViews views;
  private final GatewayApp app;
  private final HttpFront front;

  private GatewayNode(RegistryClient ids, HttpViews views, GatewayApp app, HttpFront front) {
    this.ids = ids;
    this.views = views;
    this.app = app;
    this.front = front;
  }

  static GatewayNode open(Settings settings) {
    return open(settings, UnaryOperator.identity());
  }

  /** One with something between its sockets and its sessions. */
  static GatewayNode open(Settings settings, UnaryOperator<Endpoint> between) {
    RegistryClient ids = new RegistryClient(settings.httpUrl("CONFAB_REGISTRY_URL"));
    HttpViews views =
        new HttpViews(
            List.of(settings.httpUrl("CONFAB_QUERY_URL")),
            new ServiceToken(settings.text("CONFAB_SERVICE_TOKEN")));
    GatewayApp app =
        GatewayApp.open(
            GatewayConfig.from(settings),
            ids,
            views,
            new Health(),
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
            InstantSource.system(),
            between);
    HttpFront front = HttpFront.start(new HttpConfig("127.0.0.1", 0), app.http());
    return new GatewayNode(ids, views, app, front);
  }

  String server() {
    return "http://127.0.0.1:" + front.port();
  }

  @Override
  public void close() {
    front.close();
    app.close();
    views.close();
    ids.close();
  }
}
