package dev.confab.platform.limit;

import java.time.Duration;

/**
 * So many at once, and so many in a time.
 *
 * @param burst how many may come at once after a rest, at least 1
 * @param count how many may come in each period in the long run, at least 1
 * @param period of what {@code count} is
 */
public record Rate(int burst, int count, Duration period) {
  public Rate {
    if (burst < 1 || count < 1 || period.toNanos() < count) {
      throw new IllegalArgumentException("no rate: " + burst + ", " + count + " in " + period);
    }
  }

  /** So many a second, and twenty seconds' worth of them at once: clients catch up in bursts. */
  public static Rate perSecond(int count) {
    return new Rate(Math.multiplyExact(count, 20), count, Duration.ofSeconds(1));
  }

  /** So many in a period, also all at once. */
  public static Rate per(Duration period, int count) {
    return new Rate(count, count, period);
  }

  /** The time in which one more comes free. */
  long intervalNs() {
    return period.toNanos() / count;
  }

  /** The time after which the whole burst is free again. */
  long restNs() {
    return Math.multiplyExact(intervalNs(), burst);
  }
}
