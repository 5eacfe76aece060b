package dev.confab.processors.view;

import dev.confab.platform.query.ViewUnavailableException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Wakes those who wait for something under a key. Ringing costs nothing while nobody waits, and
 * wakes nobody who waits under another key.
 *
 * @param <K> what is waited for
 */
final class Bell<K extends Comparable<K>> {
  private final ConcurrentNavigableMap<K, CompletableFuture<Void>> waiting =
      new ConcurrentSkipListMap<>();

  /**
   * Waits until a condition holds; it is looked at now and whenever the key is rung.
   *
   * @return false if the deadline came first
   */
  boolean await(K key, BooleanSupplier condition, Deadline deadline) {
    if (condition.getAsBoolean()) {
      return true;
    }
    try {
      while (true) {
        // Registered before the look, so that no ring between look and wait is missed.
        CompletableFuture<Void> ring = waiting.computeIfAbsent(key, _ -> new CompletableFuture<>());
        if (condition.getAsBoolean()) {
          return true;
        }
        if (!rungInTime(ring, deadline)) {
          return condition.getAsBoolean();
        }
      }
    } finally {
      // Leaves nothing behind; others who wait for the same look again and register anew.
      ring(key);
    }
  }

  /** Wakes those under a key. */
  void ring(K key) {
    CompletableFuture<Void> ring = waiting.remove(key);
    if (ring != null) {
      ring.complete(null);
    }
  }

  /** Wakes those under a key and all lower ones. */
  void ringUpTo(K key) {
    while (!waiting.isEmpty()) {
      var first = waiting.firstEntry();
      if (first == null || first.getKey().compareTo(key) > 0) {
        return;
      }
      ring(first.getKey());
    }
  }

  private static boolean rungInTime(CompletableFuture<Void> ring, Deadline deadline) {
    try {
      ring.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ViewUnavailableException("interrupted while waiting for a view", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("rings never fail", e);
    }
  }
}
