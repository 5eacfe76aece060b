package dev.confab.ops.bench.many;

import java.io.PrintStream;

/** What a run showed. */
interface BenchReport {
  /** Did all go as it should? The exit code says so. */
  boolean isClean();

  /** For a person who reads it. */
  void print(PrintStream out);
}
