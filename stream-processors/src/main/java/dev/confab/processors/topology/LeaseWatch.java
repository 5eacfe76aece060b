package dev.confab.processors.topology;

import dev.confab.processors.domain.presence.LeaseRow;
import dev.confab.schemas.presence.LeaseTimes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds gateways that have not renewed their lease for as long as one lasts, by counting ticks: a
 * thread that stood still, and a clock that jumped, are one tick. It begins anew with each task, so
 * that a restart gives everybody a whole lease.
 */
final class LeaseWatch {
  /** How often {@link #tick} is to be called. */
  static final Duration TICK = Duration.ofSeconds(1);

  private static final int LEASE_TICKS = (int) LeaseTimes.LEASE.dividedBy(TICK);

  /** An expiry that had no effect in this time is asked for again. */
  private static final int AGAIN_TICKS = 5;

  private Map<UUID, Silence> silences = new HashMap<>();

  /** How long a gateway has been silent since a renewal. */
  private record Silence(long renewal, int ticks) {}

  /**
   * One tick has passed.
   *
   * @param leases all that there are
   * @return the last renewals of those that are over, by gateway
   */
  Map<UUID, Long> tick(Map<UUID, LeaseRow> leases) {
    Map<UUID, Silence> now = new HashMap<>();
    Map<UUID, Long> over = new HashMap<>();
    leases.forEach(
        (nodeId, lease) -> {
          Silence silence = longer(silences.get(nodeId), lease.renewal());
          if (silence.ticks() == LEASE_TICKS) {
            over.put(nodeId, lease.renewal());
            silence = new Silence(lease.renewal(), LEASE_TICKS - AGAIN_TICKS);
          }
          now.put(nodeId, silence);
        });
    silences = now;
    return over;
  }

  private static Silence longer(@Nullable Silence before, long renewal) {
    return before == null || before.renewal() != renewal
        ? new Silence(renewal, 0)
        : new Silence(renewal, before.ticks() + 1);
  }
}
