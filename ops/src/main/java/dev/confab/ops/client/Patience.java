package dev.confab.ops.client;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How long to go on sending what may be sent again. All writes that callers repeat carry a key, so
 * repeating does no harm.
 */
record Patience(Duration longest) {
  /** The first answer counts. */
  static final Patience NONE = new Patience(Duration.ZERO);

  /** The first pause; each further one is twice as long. */
  private static final long FIRST_PAUSE_MS = 50;

  private static final long LONGEST_PAUSE_MS = 2_000;

  <T> T apply(Supplier<T> attempt) {
    long deadline = System.nanoTime() + longest.toNanos();
    long pauseMs = FIRST_PAUSE_MS;
    while (true) {
      try {
        return attempt.get();
      } catch (ConfabException e) {
        long waitMs = Math.max(pauseMs, Math.min(e.retryAfterMs(), LONGEST_PAUSE_MS));
        if (!e.retryable() || System.nanoTime() + waitMs * 1_000_000 > deadline) {
          throw e;
        }
        pause(waitMs, e);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  private static void pause(long ms, ConfabException reason) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}
