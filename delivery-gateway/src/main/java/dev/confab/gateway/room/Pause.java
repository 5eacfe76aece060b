package dev.confab.gateway.room;

import java.time.Duration;

/** A wait between two attempts. */
@FunctionalInterface
public interface Pause {
  /** Waits on this (virtual) thread. */
  void take(Duration time) throws InterruptedException;
}
