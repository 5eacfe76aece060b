package dev.confab.ops.bench;

import java.util.SplittableRandom;

/** When each message is to be sent, in nanoseconds from the start: known before it is sent. */
final class Schedule implements Pace {
  private final double meanGapNs;
  private final boolean poisson;
  private final SplittableRandom random;
  private double next;

  Schedule(double rate, boolean poisson, long seed) {
    this.meanGapNs = 1e9 / rate;
    this.poisson = poisson;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public long due(long elapsedNs, int unanswered) {
    return (long) next;
  }

  @Override
  public void advance() {
    next += poisson ? -Math.log(1 - random.nextDouble()) * meanGapNs : meanGapNs;
  }
}
