package dev.confab.ingest.account;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.Views;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Waits until log-in works with a password that has just been set. */
final class PasswordSettling {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** The view follows within some ten milliseconds. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private static final int RETRY_AFTER_SECONDS = 1;

  private PasswordSettling() {}

  static void await(Views views, UUID userId, String hash) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!views.passwordHash(userId).equals(Optional.of(hash))) {
      if (System.nanoTime() > deadline) {
        throw ProblemException.later(
            "view_behind", "The password is set, and works in a moment.", RETRY_AFTER_SECONDS);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.later("overloaded", "The node is stopping.", RETRY_AFTER_SECONDS);
    }
  }
}
