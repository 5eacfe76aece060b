package dev.confab.gateway.signal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How much later than others the records of one partition come. A record's time is the broker's,
 * the time of its arrival this process's own: their distance is a number that means nothing, but
 * the least of the last minutes is that of a record which came at once. So no two clocks are
 * compared. One of the broker that jumps back makes records look late for some minutes, and nothing
 * worse.
 */
final class Lateness {
  /** The least distance is of this window and the one before. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private boolean any;
  private long sinceMs;
  private long leastBefore;
  private long least;

  /**
   * A record has come.
   *
   * @param timestampMs the broker's time of it
   * @param nanos the time of its arrival, by a clock that only goes forward
   * @return how much later it has come than others, in ms; 0 for the first
   */
  long of(long timestampMs, long nanos) {
    long nowMs = TimeUnit.NANOSECONDS.toMillis(nanos);
    long distance = nowMs - timestampMs;
    if (!any) {
      any = true;
      sinceMs = nowMs;
      leastBefore = distance;
      least = distance;
    } else if (nowMs - sinceMs >= WINDOW.toMillis()) {
      sinceMs = nowMs;
      leastBefore = least;
      least = distance;
    } else {
      least = Math.min(least, distance);
    }
    return distance - Math.min(leastBefore, least);
  }
}
