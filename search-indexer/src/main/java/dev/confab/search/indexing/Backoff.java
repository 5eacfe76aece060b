package dev.confab.search.indexing;

import java.time.Duration;

/** Waits that double from 200 ms to 5 s, and start again after a success. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(200);

  /** Short enough that search follows soon once Elasticsearch is back. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private Duration next = FIRST;

  Duration next() {
    Duration wait = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return wait;
  }

  void reset() {
    next = FIRST;
  }
}
