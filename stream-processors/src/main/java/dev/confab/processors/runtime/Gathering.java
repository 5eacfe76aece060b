package dev.confab.processors.runtime;

import java.time.Duration;

/**
 * When records may be asked for again: at once after a silence, and a moment after others. For one
 * thread; times are those of {@link System#nanoTime}.
 */
final class Gathering {
  private final long momentNs;
  private long lastNs;
  private boolean isGathering;

  /**
   * @param moment from records to the next question, at least
   */
  Gathering(Duration moment) {
    this.momentNs = moment.toNanos();
  }

  /** How long to wait before the next question, in ns; 0 or less: not at all. */
  long pauseNs(long nowNs) {
    return isGathering ? lastNs + momentNs - nowNs : 0;
  }

  /** What a question has brought. */
  void asked(boolean records, long nowNs) {
    isGathering = records;
    lastNs = nowNs;
  }
}
