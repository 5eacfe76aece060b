package dev.confab.gateway.session;

import dev.confab.gateway.protocol.Limits;
import java.util.random.RandomGenerator;

/** Spreads clients that are sent away together, so that they do not come back together. */
final class Jitter {
  private static final long WINDOW_MS = Limits.RECONNECT_WINDOW.toMillis();

  private final RandomGenerator random;

  Jitter(RandomGenerator random) {
    this.random = random;
  }

  /** A time within the window. */
  synchronized long soonMs() {
    return random.nextLong(WINDOW_MS);
  }

  /** A time within the window after that, for whom this node has no room now. */
  long laterMs() {
    return WINDOW_MS + soonMs();
  }
}
