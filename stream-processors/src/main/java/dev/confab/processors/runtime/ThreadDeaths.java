package dev.confab.processors.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many threads died lately: one is replaced, {@value #MOST} within a minute are an outage. */
final class ThreadDeaths {
  static final int MOST = 3;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Deque<Instant> deaths = new ArrayDeque<>();
  private long total;

  ThreadDeaths(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void count() {
    total++;
    deaths.addLast(clock.instant());
    if (deaths.size() > MOST) {
      deaths.removeFirst();
    }
  }

  synchronized long total() {
    return total;
  }

  synchronized boolean isTooMany() {
    return deaths.size() == MOST && deaths.getFirst().isAfter(clock.instant().minus(WINDOW));
  }
}
