package dev.confab.ingest.mail;

import java.time.Duration;

/** Waits that double from half a second to half a minute, and start again after a success. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);

  /** Somebody is looking at an empty mailbox: no longer than they would look. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

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
