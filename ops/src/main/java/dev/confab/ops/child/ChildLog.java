package dev.confab.ops.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that takes what a child prints: bounded, with the one before it kept. */
final class ChildLog {
  /**
   * Enough for weeks of a healthy child, and for the last words of one that dies again and again.
   */
  private static final long LARGEST_BYTES = 16L * 1024 * 1024;

  private ChildLog() {}

  /** Makes room for the next start of a child. */
  static Path open(Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    if (Files.exists(log) && Files.size(log) > LARGEST_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
    }
    return log;
  }
}
