package dev.confab.ops.bench.many;

import dev.confab.ops.bench.LinuxProcess;
import java.io.IOException;
import java.nio.file.Files;
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
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+) *$");
  private static final long PATIENCE_S = 60;

  boolean isThere() {
    return ProcessHandle.of(process.pid()).isPresent();
  }

  /** What it uses after a full collection, which this causes; nothing, if it is gone. */
  Usage collected() throws IOException {
    if (!isThere()) {
      return new Usage(process.pid(), "gone", 0, 0, 0);
    }
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

  /**
   * Runs a diagnostic command; returns the total of a histogram, if it prints one. It prints into a
   * file: it stands still while it prints, so a pipe that this very process reads would block it.
   */
  private OptionalLong jcmd(String command) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Path printed = Files.createTempFile("confab-jcmd", ".txt");
    Process run =
        new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      if (!run.waitFor(PATIENCE_S, TimeUnit.SECONDS) || run.exitValue() != 0) {
        String said = Files.readString(printed).lines().findFirst().orElse("nothing");
        throw new IOException("jcmd " + process.pid() + " " + command + " said " + said);
      }
      Matcher total = TOTAL.matcher(Files.readString(printed));
      return total.find() ? OptionalLong.of(Long.parseLong(total.group(1))) : OptionalLong.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      run.destroyForcibly();
      Files.delete(printed);
    }
  }
}
