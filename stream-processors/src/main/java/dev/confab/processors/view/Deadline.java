package dev.confab.processors.view;

import java.time.Duration;

/**
 * When a wait ends.
 *
 * @param nanoTime on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {
  /** A deadline some time from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left, not above 0 once it is over. */
  long remainingNanos() {
    return nanoTime - System.nanoTime();
  }
}
