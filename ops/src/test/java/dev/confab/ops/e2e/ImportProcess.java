package dev.confab.ops.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./confab import irc … --json} as a process of its own, so that it can be killed. */
final class ImportProcess implements AutoCloseable {
  private static final long LONGEST_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private ImportProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it with these options and files. */
  static ImportProcess start(ImportTarget target, List<String> arguments) throws IOException {
    Path out = Files.createTempFile("confab-import", ".out");
    Path err = Files.createTempFile("confab-import", ".err");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                BackboneExtension.HOME.resolve("lib").toAbsolutePath() + "/*",
                "dev.confab.ops.Main",
                "import",
                "irc",
                "--json",
                "--server",
                target.server(),
                "--data",
                target.data().toString()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new ImportProcess(process, out, err);
  }

  /** Waits for its good end. */
  Outcome end() throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the import did not end in " + LONGEST_SECONDS + " s");
    }
    if (process.exitValue() != 0) {
      throw new AssertionError("exit code " + process.exitValue() + ": " + Files.readString(err));
    }
    return new Outcome(Json.MAPPER.readTree(out.toFile()), Files.readAllLines(err));
  }

  /** {@code kill -9}; it must not have ended before. */
  void kill() throws InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError("the import was over before it was to be killed");
    }
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a killed process lives");
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(out);
    Files.delete(err);
  }

  /** What it printed: the summary, and its complaints about lines. */
  record Outcome(JsonNode summary, List<String> complaints) {
    long count(String name) {
      JsonNode count = summary.get(name);
      if (count == null) {
        throw new AssertionError("the summary has no " + name);
      }
      return count.asLong();
    }
  }
}
