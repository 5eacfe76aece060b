package dev.confab.ops.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for answers, never for ever. */
public final class Waiting {
  private Waiting() {}

  /**
   * The answer.
   *
   * @throws ConfabException what the future failed with; {@code connection_lost} if it does not
   *     come in time
   */
  public static <T> T until(CompletableFuture<T> future, Duration longest, String what) {
    try {
      return future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConfabException problem) {
        throw problem;
      }
      throw ConfabException.lost(what + " failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw ConfabException.lost(what + " took more than " + longest.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ConfabException.lost(what + " was interrupted", e);
    }
  }
}
