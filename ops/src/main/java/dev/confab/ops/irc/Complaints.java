package dev.confab.ops.irc;

import java.io.PrintStream;

/** Tells people which line was wrong; lines count from 1 here, as editors do. */
final class Complaints {
  private final PrintStream out;

  Complaints(PrintStream out) {
    this.out = out;
  }

  void line(String file, int line, String reason) {
    out.println(file + ":" + (line + 1) + ": " + reason);
  }

  void file(String file, String reason) {
    out.println(file + ": " + reason);
  }
}
