package dev.confab.ops.bench.many;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What connections count, of all threads together. */
final class Tallies {
  private final AtomicInteger live = new AtomicInteger();
  private final AtomicInteger arrived = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();
  private final AtomicInteger mostTries = new AtomicInteger();
  private final AtomicLong firstEndNs = new AtomicLong();
  private final AtomicLong lastLiveNs = new AtomicLong();
  private final LongAdder comeBack = new LongAdder();
  private final LongAdder snapshots = new LongAdder();
  private final LongAdder bumps = new LongAdder();
  private final LongAdder pings = new LongAdder();
  private final LongAdder pongs = new LongAdder();
  private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();

  void wentLive(long nowNs, int tries, boolean again) {
    live.incrementAndGet();
    lastLiveNs.accumulateAndGet(nowNs, Math::max);
    if (again) {
      comeBack.increment();
      mostTries.accumulateAndGet(tries, Math::max);
    } else {
      arrived.incrementAndGet();
    }
  }

  void ended(String why, boolean wasLive, long nowNs) {
    if (wasLive) {
      live.decrementAndGet();
      firstEndNs.compareAndSet(0, nowNs);
    }
    reasons.computeIfAbsent(why, _ -> new LongAdder()).increment();
  }

  void gaveUp() {
    givenUp.incrementAndGet();
  }

  void snapshot() {
    snapshots.increment();
  }

  void bump() {
    bumps.increment();
  }

  void ping() {
    pings.increment();
  }

  void pong() {
    pongs.increment();
  }

  int live() {
    return live.get();
  }

  /** How many clients have been live. */
  int arrived() {
    return arrived.get();
  }

  int givenUp() {
    return givenUp.get();
  }

  /** When the last client became live, for the first time or again. */
  long lastLiveNs() {
    return lastLiveNs.get();
  }

  /** Heartbeats that were not answered; those under way are among them. */
  long unansweredPings() {
    return pings.sum() - pongs.sum();
  }

  /** What became of connections that ended. */
  Endings endings() {
    Map<String, Long> byReason = new TreeMap<>();
    reasons.forEach((why, count) -> byReason.put(why, count.sum()));
    long first = firstEndNs.get();
    return new Endings(
        byReason,
        comeBack.sum(),
        mostTries.get(),
        givenUp.get(),
        first == 0 ? 0 : Math.max(0, lastLiveNs.get() - first) / 1e9,
        snapshots.sum(),
        bumps.sum());
  }
}
