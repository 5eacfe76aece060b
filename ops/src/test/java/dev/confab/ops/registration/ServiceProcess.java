package dev.confab.ops.registration;

import static org.awaitility.Awaitility.await;

import dev.confab.ops.child.EndWithParent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service as a process of its own, so that it can die; it ends with the test at the latest. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it; it is not ready yet. */
  static ServiceProcess start(Class<?> main, Map<String, String> settings, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                EndWithParent.class.getName(),
                main.getName())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    return new ServiceProcess(builder.start(), Integer.parseInt(settings.get("CONFAB_HTTP_PORT")));
  }

  String server() {
    return "http://127.0.0.1:" + port;
  }

  void awaitReady() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server() + "/health/ready"))
              .timeout(Duration.ofSeconds(2))
              .build();
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 200);
    }
  }

  /** Waits until it has died by itself. */
  int awaitDeath() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the process lives on");
    }
    return process.exitValue();
  }

  /** {@code kill -9}; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitDeath();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
