package dev.confab.schemas.presence;

import java.time.Duration;

/** How long a gateway counts as living: both sides must agree on it. */
public final class LeaseTimes {
  /**
   * Who has not renewed for so long is gone. Two renewals may be lost, and a broker's failover
   * takes less.
   */
  public static final Duration LEASE = Duration.ofSeconds(15);

  /** How often a gateway renews. */
  public static final Duration RENEWAL = Duration.ofSeconds(5);

  private LeaseTimes() {}
}
