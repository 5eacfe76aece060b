package dev.confab.ops.e2e;

import dev.confab.ops.up.Ports;
import dev.confab.platform.config.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code ./confab node delivery-gateway} as a process of its own, so that it can be killed. */
final class GatewayProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

  /** What a gateway is told of where things are. */
  private static final List<String> KEYS =
      List.of(
          "CONFAB_KAFKA_BOOTSTRAP",
          "CONFAB_REGISTRY_URL",
          "CONFAB_QUERY_URL",
          "CONFAB_SERVICE_TOKEN",
          "CONFAB_TOKEN_KEY_FILE",
          "CONFAB_NAME_SECRET_FILE");

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private GatewayProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it beside a backbone and waits until it is ready. */
  static GatewayProcess start(Settings settings) throws IOException {
    int port = Ports.anyFree(List.of());
    Path home = BackboneExtension.HOME.toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dconfab.home=" + home,
            "-cp",
            home.resolve("lib") + "/*",
            "dev.confab.ops.Main",
            "node",
            "delivery-gateway");
    Map<String, String> environment = builder.environment();
    for (String key : KEYS) {
      String value = settings.textOrNull(key);
      if (value != null) {
        environment.put(key, value);
      }
    }
    environment.put("CONFAB_HTTP_HOST", "127.0.0.1");
    environment.put("CONFAB_HTTP_PORT", Integer.toString(port));
    Process process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
    GatewayProcess gateway = new GatewayProcess(process, port);
    try {
      Awaitility.await().atMost(START_TIMEOUT).until(gateway::isReady);
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
    return gateway;
  }

  String server() {
    return "http://127.0.0.1:" + port;
  }

  /** {@code kill -9}; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a killed process lives");
    }
  }

  private boolean isReady() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the gateway ended with " + process.exitValue());
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server() + "/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.close();
  }
}
