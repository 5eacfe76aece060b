package dev.confab.ops.bench.many;

import dev.confab.ops.bench.LinuxProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process of a gateway, for what it uses.
 *
 * @param process a Java process of the same user on this machine
 */
record GatewayProcess(LinuxProcess process) {
  private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+) *$");
  private static final long PATIENCE_S = 60;

  /** What it uses after a full collection, which this causes. */
  Usage collected() throws IOException {
    jcmd("GC.run");
    OptionalLong heap = jcmd("GC.class_histogram");
    return new Usage(
        process.pid(),
        process.name(),
        process.residentKiB().orElse(0) * 1024,
        heap.orElse(0),
        process.cpuSeconds());
  }

  double cpuSeconds() {
    return process.cpuSeconds();
  }

  /** Runs a diagnostic command; returns the total of a histogram, if it prints one. */
  private OptionalLong jcmd(String command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process run =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    OptionalLong total = OptionalLong.empty();
    String last = "";
    try (BufferedReader lines = run.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
        Matcher matcher = TOTAL.matcher(line);
        if (matcher.matches()) {
          total = OptionalLong.of(Long.parseLong(matcher.group(1)));
        }
      }
      if (!run.waitFor(PATIENCE_S, TimeUnit.SECONDS) || run.exitValue() != 0) {
        throw new IOException("jcmd " + process.pid() + " " + command + " failed: " + last);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      run.destroyForcibly();
    }
    return total;
  }
}
