package dev.confab.ops.up;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Says what is being started and how long it took, a line for each step. */
final class Steps {
  private final PrintStream out;
  private final boolean quiet;
  private final long startedNs = System.nanoTime();

  Steps(PrintStream out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  /** Takes a step and says how long it took. */
  <T> T take(String name, Callable<T> step) throws Exception {
    long beganNs = System.nanoTime();
    T result = step.call();
    if (!quiet) {
      line(String.format(Locale.ROOT, "  %-28s %5.1f s", name, seconds(beganNs)));
    }
    return result;
  }

  /** Says one line, quiet or not. */
  synchronized void line(String line) {
    out.println(line);
    out.flush();
  }

  /** Seconds since the first step. */
  double total() {
    return seconds(startedNs);
  }

  private static double seconds(long sinceNs) {
    return (System.nanoTime() - sinceNs) / 1e9;
  }
}
