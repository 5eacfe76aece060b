package dev.confab.ops.up;

import dev.confab.gateway.GatewayApp;
import dev.confab.gateway.GatewayConfig;
import dev.confab.ingest.IngestApp;
import dev.confab.ingest.IngestConfig;
import dev.confab.platform.config.Settings;
import dev.confab.platform.health.Health;
import dev.confab.platform.health.OpsRoutes;
import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.HttpModule;
import dev.confab.processors.ProcessorsApp;
import dev.confab.processors.ProcessorsConfig;
import dev.confab.schemas.registry.RegistryClient;
import dev.confab.search.SearchApp;
import dev.confab.search.SearchConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All services in this process, on one HTTP port. They ask each other without a network in between,
 * by the same interfaces as over it.
 */
final class LocalServices implements Services {
  private static final Logger log = LoggerFactory.getLogger(LocalServices.class);
  private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
  private static final Duration READY_POLL = Duration.ofMillis(50);

  private static final Set<String> FROM_ENVIRONMENT =
      Set.of(
          "CONFAB_ATTACHINGS",
          "CONFAB_CONNECTIONS_OF_ADDRESS",
          "CONFAB_CONNECTIONS_OF_USER",
          "CONFAB_CORS_ORIGINS",
          "CONFAB_DELETION_GRACE",
          "CONFAB_HTTP_TLS",
          "CONFAB_HTTP_PROXIES",
          "CONFAB_RATE_USER_PER_SECOND",
          "CONFAB_RATE_CHAT_PER_SECOND",
          "CONFAB_RATE_ADDRESS_PER_SECOND",
          "CONFAB_RATE_FRAMES_PER_SECOND",
          "CONFAB_REGISTRATIONS_PER_HOUR",
          "CONFAB_LOGIN_FAILURES",
          "CONFAB_LOGIN_FAILURES_OF_ADDRESS",
          "CONFAB_SMTP_HOST",
          "CONFAB_SMTP_PORT",
          "CONFAB_SMTP_TLS",
          "CONFAB_SMTP_USER",
          "CONFAB_SMTP_PASSWORD",
          "CONFAB_MAIL_FROM",
          "CONFAB_PUBLIC_URL");

  private final HttpConfig http;
  private final Map<String, String> environment;

  /**
   * With the rules of an environment; what else it says is left alone: where everything is, the
   * launcher knows itself.
   */
  LocalServices(String host, int port, Map<String, String> environment) {
    this.environment = new HashMap<>(environment);
    this.environment.keySet().retainAll(FROM_ENVIRONMENT);
    http = HttpConfig.from(new Settings(this.environment), host, port);
  }

  @Override
  public Running open(Addresses on, Path data, Health health, Steps steps) throws Exception {
    Settings settings = settings(on, data);
    Opened opened = new Opened(settings);
    try {
      PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      RegistryClient ids = opened.add(new RegistryClient(on.registryUrl()));
      InstantSource clock = InstantSource.system();
      ProcessorsApp processors =
          steps.take(
              "stream-processors",
              () ->
                  opened.add(
                      ProcessorsApp.start(ProcessorsConfig.from(settings), ids, health, metrics)));
      SearchApp search =
          steps.take(
              "search-indexer",
              () ->
                  opened.add(
                      SearchApp.open(
                          SearchConfig.from(settings), ids, processors.views(), health, metrics)));
      IngestApp ingest =
          steps.take(
              "ingest-api",
              () ->
                  opened.add(
                      IngestApp.open(
                          IngestConfig.from(settings),
                          ids,
                          processors.views(),
                          search.searches(),
                          health,
                          metrics,
                          clock)));
      GatewayApp gateway =
          steps.take(
              "delivery-gateway",
              () ->
                  opened.add(
                      GatewayApp.open(
                          GatewayConfig.from(settings),
                          ids,
                          processors.views(),
                          health,
                          metrics,
                          clock)));
      List<HttpModule> modules = new ArrayList<>(gateway.http());
      modules.addAll(
          List.of(ingest.http(), processors.http(), search.http(), new OpsRoutes(health, metrics)));
      HttpFront front = steps.take("HTTP", () -> opened.add(HttpFront.start(http, modules)));
      opened.port = front.port();
      // Health answers from here on, so that who waits can see for what.
      steps.take("views caught up", () -> awaitReady(health));
      return opened;
    } catch (Exception e) {
      opened.close();
      throw e;
    }
  }

  /** The same keys that services on their own read from the environment. */
  private Settings settings(Addresses on, Path data) {
    Secrets secrets = Secrets.of(data);
    String url = "http://" + http.host() + ":" + http.port();
    Map<String, String> values = new HashMap<>(environment);
    values.put("CONFAB_KAFKA_BOOTSTRAP", on.bootstrap());
    values.put("CONFAB_REGISTRY_URL", on.registryUrl());
    values.put("CONFAB_ELASTICSEARCH_URL", on.searchUrl());
    values.put("CONFAB_STATE_DIR", data.resolve("state").toString());
    values.put("CONFAB_INSTANCE_ID", "local");
    values.put("CONFAB_TOKEN_KEY_FILE", secrets.tokenKeyFile().toString());
    values.put("CONFAB_NAME_SECRET_FILE", secrets.nameSecretFile().toString());
    // Nobody outside of this process needs it, so it lives as long as the process.
    values.put("CONFAB_SERVICE_TOKEN", Secrets.random());
    values.put("CONFAB_QUERY_URL", url);
    values.put("CONFAB_SEARCH_SERVICE_URL", url);
    values.put("CONFAB_ADVERTISED_URL", url);
    values.putIfAbsent("CONFAB_PUBLIC_URL", url);
    values.put("CONFAB_MAIL_DIR", data.resolve("mail").toString());
    return new Settings(values);
  }

  private static Boolean awaitReady(Health health) throws InterruptedException {
    long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
    while (!health.isReady()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not ready in time: " + health.look());
      }
      Thread.sleep(READY_POLL);
    }
    return true;
  }

  /** What has been opened, closed in the opposite order. */
  private static final class Opened implements Running {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Settings settings;
    private int port;

    Opened(Settings settings) {
      this.settings = settings;
    }

    <T extends AutoCloseable> T add(T part) {
      parts.push(part);
      return part;
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public Settings settings() {
      return settings;
    }

    @Override
    public void close() {
      while (!parts.isEmpty()) {
        AutoCloseable part = parts.pop();
        try {
          part.close();
        } catch (Exception e) {
          log.atError().setCause(e).log("a service did not stop cleanly");
        }
      }
    }
  }
}
