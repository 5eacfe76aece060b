package dev.confab.processors.domain;

import java.time.Instant;

/** Clocks of front nodes differ; an aggregate's time never runs backwards. */
public final class Times {
  private Times() {}

  /** The later of two times. */
  public static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
