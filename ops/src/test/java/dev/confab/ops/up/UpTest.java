package dev.confab.ops.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} as the operator runs it: a process of its own. */
@Timeout(240)
final class UpTest {
  private static final List<Run> RUNS = new ArrayList<>();

  @TempDir private Path parent;

  /** A test that fails half-way leaves nothing running either. */
  @AfterEach
  void end() throws InterruptedException {
    for (Run run : RUNS) {
      run.process.destroyForcibly().waitFor();
    }
    RUNS.clear();
  }

  @Test
  void it_starts_refuses_a_second_run_stops_within_10_s_and_leaves_no_child() throws Exception {
    Path data = parent.resolve("data");
    Run first = Run.start("up", "--port", "0", "--data", data.toString());
    List<String> lines = first.awaitReady();
    assertThat(lines).anyMatch(line -> line.matches(" +Kafka broker +\\d+\\.\\d s"));
    assertThat(lines.getLast())
        .matches("Confab is ready: http://127\\.0\\.0\\.1:\\d+  data: .*  \\(\\d+\\.\\d s\\)");
    List<ProcessHandle> children = first.children();
    assertThat(children).hasSize(2);

    Run second = Run.start("up", "--port", "0", "--data", data.toString());
    assertThat(second.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.process.exitValue()).isEqualTo(1);
    assertThat(second.everything())
        .containsExactly(
            "The data folder %s is in use by another run (process %d); "
                    .formatted(data, first.process.pid())
                + "stop it, or choose another one with --data.");

    long begun = System.nanoTime();
    first.process.destroy();
    assertThat(first.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void its_children_end_when_it_is_killed_and_the_next_run_starts_at_once() throws Exception {
    Path data = parent.resolve("data");
    Run first = Run.start("up", "--quiet", "--port", "0", "--data", data.toString());
    assertThat(first.awaitReady()).hasSize(1);
    List<ProcessHandle> children = first.children();
    first.process.destroyForcibly().waitFor();

    Run second = Run.start("up", "--quiet", "--port", "0", "--data", data.toString());
    for (ProcessHandle child : children) {
      child.onExit().get(10, TimeUnit.SECONDS);
    }
    assertThat(second.awaitReady().getLast()).startsWith("Confab is ready");
    second.process.destroy();
    assertThat(second.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  /** One process. */
  private record Run(Process process, BufferedReader out) {
    static Run start(String... arguments) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "--enable-native-access=ALL-UNNAMED",
                  "--sun-misc-unsafe-memory-access=allow",
                  "-Dconfab.home=" + System.getProperty("confab.home"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  "dev.confab.ops.Main"));
      command.addAll(List.of(arguments));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Run run = new Run(process, process.inputReader());
      RUNS.add(run);
      return run;
    }

    List<String> awaitReady() throws IOException {
      List<String> lines = new ArrayList<>();
      String line;
      while ((line = out.readLine()) != null) {
        lines.add(line);
        if (line.startsWith("Confab is ready")) {
          return lines;
        }
      }
      throw new AssertionError("it ended: " + lines);
    }

    List<String> everything() {
      return out.lines().toList();
    }

    List<ProcessHandle> children() {
      return process.toHandle().children().toList();
    }
  }
}
