package dev.confab.ops.e2e;

import dev.confab.ops.up.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** {@code ./confab up} as a process of its own, so that it can be killed. */
final class LauncherProcess implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private volatile String lastAnswer = "nothing";

  private LauncherProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it; it is not ready yet. */
  static LauncherProcess start(Path data) throws IOException {
    int port = Ports.anyFree(List.of());
    Path lib = BackboneExtension.HOME.resolve("lib").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dconfab.home=" + BackboneExtension.HOME.toAbsolutePath(),
                "-cp",
                lib + "/*",
                "dev.confab.ops.Main",
                "up",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--quiet")
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolveSibling("launcher.out").toFile()))
            .start();
    return new LauncherProcess(process, port);
  }

  String server() {
    return "http://127.0.0.1:" + port;
  }

  void awaitReady() {
    if (!isReadyWithin(START_TIMEOUT)) {
      throw new AssertionError("not ready in time; it last said: " + lastAnswer);
    }
  }

  /** Waits for at most this long; true if it became ready. */
  boolean isReadyWithin(Duration patience) {
    try {
      Awaitility.await().atMost(patience).until(this::isReady);
      return true;
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      return false;
    }
  }

  /** {@code kill -9}; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a killed process lives");
    }
  }

  List<ProcessHandle> children() {
    return process.children().toList();
  }

  private boolean isReady() throws InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the launcher ended with " + process.exitValue());
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server() + "/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      lastAnswer = answer.body();
      return answer.statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops it as Ctrl-C does. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(15, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    http.close();
  }
}
