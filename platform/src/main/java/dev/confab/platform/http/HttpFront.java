package dev.confab.platform.http;

import dev.confab.platform.token.Bearer;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.json.JavalinJackson;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One HTTP port: the routes of some modules, one way of writing errors, bounded requests. */
public final class HttpFront implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpFront.class);

  /** A burst of reconnecting clients waits here instead of being refused. */
  private static final int ACCEPT_QUEUE = 4096;

  /** Kernel buffers must not hold megabytes for each slow client. */
  private static final int SEND_BUFFER_BYTES = 16 * 1024;

  /**
   * A request line and headers: a token has some hundred bytes, a page's cookies a few thousand.
   */
  private static final int REQUEST_HEAD_BYTES = 8 * 1024;

  /**
   * A connection on which nothing comes or goes for so long is closed. WebSockets end it for
   * themselves at their handshake.
   */
  private static final long IDLE_MS = 30_000;

  /** The largest JSON body of any request; files come another way. */
  private static final long MAX_REQUEST_BYTES = 256 * 1024;

  /** Long enough for requests under way, short enough for a quick stop. */
  private static final long STOP_TIMEOUT_MS = 3_000;

  /** One that accepts and one that selects; Jetty takes more where there are more cores. */
  private static final int FEW_THREADS = 2;

  private final Javalin javalin;

  private HttpFront(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Listens.
   *
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static HttpFront start(HttpConfig config, List<HttpModule> modules) {
    return start(config, modules, IDLE_MS);
  }

  static HttpFront start(HttpConfig config, List<HttpModule> modules, long idleMs) {
    Javalin javalin =
        Javalin.create(
            javalinConfig -> {
              configure(javalinConfig, config, idleMs);
              errors(javalinConfig);
              javalinConfig.jetty.modifyServer(server -> stack(server, config, modules));
              modules.forEach(module -> module.configure(javalinConfig));
            });
    javalin.start();
    return new HttpFront(javalin);
  }

  /** The port that is listened on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(JavalinConfig javalin, HttpConfig config, long idleMs) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.concurrency.useVirtualThreads = true;
    javalin.jetty.threadPool = threads();
    javalin.http.maxRequestSize = MAX_REQUEST_BYTES;
    javalin.http.prefer405over404 = true;
    javalin.jsonMapper(new JavalinJackson(Json.MAPPER, false));
    javalin.jetty.addConnector((server, http) -> connector(server, http, config, idleMs));
  }

  /**
   * Whatever may block runs on virtual threads. What accepts and selects does not: a selector on a
   * virtual thread waits by way of another one's, which costs each request two more wake-ups.
   */
  private static ThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setName("http");
    threads.setMinThreads(FEW_THREADS);
    threads.setReservedThreads(0); // they would run what may block
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
    return threads;
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, HttpConfig config, long idleMs) {
    http.setRequestHeaderSize(REQUEST_HEAD_BYTES);
    http.setSendServerVersion(false);
    http.addCustomizer(new SecurityHeaders(config.tls()));
    if (config.proxies() > 0) {
      http.addCustomizer(new TrustedProxies(config.proxies()));
    }
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
    connector.setIdleTimeout(idleMs);
    return connector;
  }

  /** Puts the rules for other origins, then the modules' own handlers, in front of Javalin's. */
  private static void stack(Server server, HttpConfig config, List<HttpModule> modules) {
    server.setStopTimeout(STOP_TIMEOUT_MS);
    server.setErrorHandler(new JettyProblems(new SecurityHeaders(config.tls())));
    Handler inner = new Handler.Sequence();
    for (HttpModule module : modules.reversed()) {
      Handler.Singleton handler = module.handler();
      if (handler != null) {
        handler.setHandler(inner);
        inner = handler;
      }
    }
    server.setHandler(new CrossOrigin(config.origins(), inner));
  }

  private static void errors(JavalinConfig javalin) {
    javalin.routes.exception(
        ProblemException.class,
        (e, ctx) -> {
          if (e.retryAfterSeconds() > 0) {
            ctx.header("Retry-After", Integer.toString(e.retryAfterSeconds()));
          }
          write(ctx, e.status(), e.code(), e.detail(), e.field());
        });
    javalin.routes.exception(
        HttpResponseException.class,
        (e, ctx) -> {
          String detail =
              e.getMessage() == null ? HttpStatus.getMessage(e.getStatus()) : e.getMessage();
          if (e instanceof MethodNotAllowedResponse) {
            ctx.header("Allow", String.join(", ", e.getDetails().values()));
          }
          write(ctx, e.getStatus(), Problem.codeOf(e.getStatus()), detail, null);
        });
    javalin.routes.exception(
        Exception.class,
        (e, ctx) -> {
          log.atError()
              .setCause(e)
              .addKeyValue("method", ctx.method())
              .addKeyValue("path", ctx.path())
              .log("request failed");
          write(ctx, 500, "internal_error", "This is our fault; it has been logged.", null);
        });
  }

  private static void write(
      Context ctx,
      int status,
      String code,
      String detail,
      @org.jspecify.annotations.Nullable String field) {
    String title = HttpStatus.getMessage(status);
    ctx.status(status);
    if (status == HttpStatus.UNAUTHORIZED_401) {
      ctx.header("WWW-Authenticate", Bearer.CHALLENGE);
    }
    ctx.json(new Problem("about:blank", title, status, code, detail, field));
    ctx.contentType(Problem.MEDIA_TYPE);
  }
}
