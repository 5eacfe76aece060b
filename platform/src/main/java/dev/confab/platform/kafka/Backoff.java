package dev.confab.platform.kafka;

import java.time.Duration;

/**
 * Waits of whoever follows a topic and cannot go on: each is twice as long as the one before, and
 * after a success they are short again. For one thread.
 */
public final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  /**
   * @param first the wait after the first failure
   * @param longest no wait is longer
   */
  public Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** How long to wait now. */
  public Duration next() {
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return wait;
  }

  /** Something worked. */
  public void reset() {
    next = first;
  }
}
