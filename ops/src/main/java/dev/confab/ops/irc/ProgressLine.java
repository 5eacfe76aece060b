package dev.confab.ops.irc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One line on a terminal: how far, how fast, how long still. Measured by bytes of the files. */
final class ProgressLine {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final long total;
  private final long begin = System.nanoTime();
  private long done;

  ProgressLine(PrintStream out, List<Path> files) {
    this.out = out;
    this.total = Math.max(1, files.stream().mapToLong(ProgressLine::size).sum());
  }

  void passed(Path file, long messages) {
    done += size(file);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double part = Math.min(1, (double) done / total);
    int full = (int) (part * WIDTH);
    long left = part > 0 ? Math.round(seconds / part * (1 - part)) : 0;
    out.printf(
        Locale.ROOT,
        "\r[%s%s] %3.0f %%  %,d messages  %,.0f/s  %d:%02d left ",
        "#".repeat(full),
        ".".repeat(WIDTH - full),
        part * 100,
        messages,
        messages / Math.max(seconds, 0.001),
        left / 60,
        left % 60);
    out.flush();
  }

  void end() {
    out.println();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // it will be reported when it is read
    }
  }
}
