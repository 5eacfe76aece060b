package dev.confab.ops.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.child.ChildProcess.State;
import dev.confab.ops.up.Ports;
import dev.confab.platform.health.Health;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final int port = Ports.anyFree(List.of());

  @Test
  void a_child_is_up_when_its_probe_answers() throws Exception {
    try (ChildProcess child = ChildProcess.start(spec(folder, port, "obedient"))) {
      assertThat(child.state()).isEqualTo(State.READY);
      assertThat(child.health()).isEqualTo(Health.UP);
      assertThat(probe()).isEqualTo(200);
      assertThat(folder.resolve("logs/echo.log")).hasContent("listening");
    }
  }

  @Test
  void a_child_that_dies_is_started_again_after_a_pause_that_doubles() throws Exception {
    try (ChildProcess child = ChildProcess.start(spec(folder, port, "obedient"))) {
      Duration first = kill(child);
      Duration second = kill(child);

      assertThat(child.restarts()).isEqualTo(2);
      assertThat(probe()).isEqualTo(200);
      assertThat(first).isGreaterThan(Duration.ofMillis(500));
      assertThat(second).isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void health_says_when_a_child_is_down() throws Exception {
    try (ChildProcess child = ChildProcess.start(spec(folder, port, "obedient"))) {
      handle(child).destroyForcibly();

      await().atMost(LONG).until(() -> child.health() instanceof Health.Status.Down);
      await().atMost(LONG).until(() -> child.health().equals(Health.UP));
    }
  }

  @Test
  void a_child_that_ignores_the_end_of_its_input_is_destroyed_within_5_s() throws Exception {
    ChildProcess child = ChildProcess.start(spec(folder, port, "stubborn"));
    ProcessHandle handle = handle(child);

    long begun = System.nanoTime();
    child.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(handle.isAlive()).isFalse();
    assertThat(child.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void a_closed_child_is_not_started_again() throws Exception {
    ChildProcess child = ChildProcess.start(spec(folder, port, "obedient"));
    handle(child).destroyForcibly();
    await().atMost(LONG).until(() -> child.state() == State.DOWN);
    child.close();

    await()
        .during(Duration.ofMillis(1500))
        .atMost(LONG)
        .until(() -> child.restarts() == 0 && ProcessHandle.of(child.pid()).isEmpty());
  }

  @Test
  void a_child_that_cannot_start_is_given_up_with_the_name_of_its_log() {
    assertThatThrownBy(() -> ChildProcess.start(spec(folder, -1, "obedient")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("echo ended with exit code 1")
        .hasMessageContaining("echo.log");
  }

  @Test
  void ctrl_c_in_the_terminal_does_not_end_a_child() throws Exception {
    try (ChildProcess child = ChildProcess.start(spec(folder, port, "obedient"))) {
      Process kill = new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start();
      assertThat(kill.waitFor()).isZero();

      assertThat(handle(child).onExit()).isNotCompleted();
      assertThat(probe()).isEqualTo(200);
      assertThat(child.restarts()).isZero();
    }
  }

  @Test
  void a_child_ends_when_its_parent_is_killed() throws Exception {
    Process parent =
        new ProcessBuilder(
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                EchoParent.class.getName(),
                folder.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    ProcessHandle child;
    try (var out = parent.inputReader(StandardCharsets.UTF_8)) {
      child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      assertThat(child.isAlive()).isTrue();
    } finally {
      parent.destroyForcibly();
    }

    child.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void a_large_log_is_put_aside_once() throws Exception {
    Path log = folder.resolve("logs/echo.log");
    Files.createDirectories(folder.resolve("logs"));
    Files.write(log, new byte[17 * 1024 * 1024]);

    ChildLog.open(log);

    assertThat(log).doesNotExist();
    assertThat(folder.resolve("logs/echo.log.old")).hasSize(17 * 1024 * 1024);
  }

  /** A child of ours. */
  static ChildSpec spec(Path folder, int port, String temper) {
    return new ChildSpec(
        "echo",
        List.of(
            java(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            Path.of("target/test-classes").toAbsolutePath().toString(),
            EchoChild.class.getName(),
            Integer.toString(port),
            temper),
        folder.resolve("logs/echo.log"),
        URI.create("http://127.0.0.1:" + Math.max(port, 1) + "/"),
        LONG);
  }

  /** Kills a child and waits until it is back. */
  private static Duration kill(ChildProcess child) {
    int restarts = child.restarts();
    long begun = System.nanoTime();
    handle(child).destroyForcibly();
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> child.restarts() > restarts && child.state() == State.READY);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static ProcessHandle handle(ChildProcess child) {
    return ProcessHandle.of(child.pid()).orElseThrow();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private int probe() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
