package dev.confab.gateway.presence;

import dev.confab.platform.command.PartitionSender;
import dev.confab.schemas.catalogue.LeaseKey;
import dev.confab.schemas.presence.LeaseTimes;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.presence.RenewLease;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The lease of this node under one name. It knows whether the node can be sure to count as living.
 * Used by one thread; only answers of the log come on others.
 */
final class NodeLease {
  /**
   * A renewal that has been on its way for longer may come after the lease. If one comes a whole
   * lease after the one before, it was on its way for that less the time between two of them.
   */
  private static final long UNSURE_NANOS = LeaseTimes.LEASE.minus(LeaseTimes.RENEWAL).toNanos();

  private static final long RENEWAL_NANOS = LeaseTimes.RENEWAL.toNanos();

  private final UUID nodeId;
  private final PartitionSender<PresenceCommand> sender;
  private final LongSupplier nanos;
  private final long beganNanos;

  /** When the last renewal was sent that all partitions have; before the beginning: none was. */
  private final AtomicLong provenNanos;

  private long sentNanos;
  private long renewals;
  private long reports;
  private volatile boolean broken;

  /** Nothing was said under this name yet. */
  NodeLease(UUID nodeId, PartitionSender<PresenceCommand> sender, LongSupplier nanos) {
    this.nodeId = nodeId;
    this.sender = sender;
    this.nanos = nanos;
    this.beganNanos = nanos.getAsLong();
    this.sentNanos = beganNanos - RENEWAL_NANOS;
    this.provenNanos = new AtomicLong(beganNanos - 1);
  }

  /** The name. */
  UUID nodeId() {
    return nodeId;
  }

  /** The number of the next report under this name. */
  long nextReport() {
    return ++reports;
  }

  /** Something that was said under this name was lost. */
  void lose() {
    broken = true;
  }

  /** May something be reported? Only what comes from a node that is known to live counts. */
  boolean isProven() {
    return provenNanos.get() >= beganNanos && !broken;
  }

  /** Was something lost, or can the lease have ended? Then another name is needed. */
  boolean isOver() {
    return broken || nanos.getAsLong() - Math.max(provenNanos.get(), beganNanos) > UNSURE_NANOS;
  }

  /**
   * Renews the lease if it is time.
   *
   * @throws dev.confab.platform.command.OutcomeUnknownException if the log is not there
   */
  void renewIfDue(Instant now) {
    long nowNanos = nanos.getAsLong();
    if (nowNanos - sentNanos < RENEWAL_NANOS) {
      return;
    }
    sentNanos = nowNanos;
    renewals++;
    CompletableFuture<?>[] sent = new CompletableFuture<?>[sender.partitions()];
    for (int partition = 0; partition < sent.length; partition++) {
      byte[] key = new LeaseKey(nodeId, partition).bytes();
      sent[partition] =
          sender.send(partition, key, new RenewLease(nodeId, partition, renewals, now));
    }
    CompletableFuture.allOf(sent).thenRun(() -> provenNanos.accumulateAndGet(nowNanos, Math::max));
  }
}
