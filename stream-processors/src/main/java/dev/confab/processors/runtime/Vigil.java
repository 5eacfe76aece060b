package dev.confab.processors.runtime;

import java.time.Duration;

/**
 * How long a decider's thread may wait for records: long while there is nothing to do, briefly
 * while something may wait for its commit. For one thread.
 */
final class Vigil {
  private final Duration brief;
  private final int briefWaits;
  private int left;

  /**
   * @param brief a wait after records
   * @param commitInterval how long something may wait for its commit, not counting the last wait
   */
  Vigil(Duration brief, Duration commitInterval) {
    this.brief = brief;
    // One more than fit: the thread commits when more than the interval has passed, not as much.
    this.briefWaits = (int) commitInterval.dividedBy(brief) + 1;
  }

  /** How long to wait where the thread would wait for {@code longest}. */
  Duration waitAtMost(Duration longest) {
    return left > 0 && longest.compareTo(brief) > 0 ? brief : longest;
  }

  /**
   * What a wait has brought.
   *
   * @param records did it bring any?
   * @param took how long it was. A poll that sees the end of a transaction only returns at once,
   *     and the thread may not have committed after it: that was no wait
   */
  void waited(boolean records, Duration took) {
    if (records) {
      left = briefWaits;
    } else if (left > 0 && took.compareTo(brief) >= 0) {
      left--;
    }
  }
}
