package dev.confab.processors.runtime;

/**
 * What each thread of an application has polled last and not carried out yet, so that a thread can
 * commit as soon as nothing is left of what came together. A stream thread polls when it has
 * carried out all that it had; what it has not come to then, because a rebalance took it away, is
 * no part of the next round. A thread counts for itself only.
 */
public final class Rounds {
  private final ThreadLocal<int[]> left = ThreadLocal.withInitial(() -> new int[1]);

  /** This thread begins a round of so many records. */
  void begin(int records) {
    left.get()[0] = records;
  }

  /**
   * This thread has carried out one record.
   *
   * @return was it the last one, so that it is time to commit?
   */
  public boolean tookOne() {
    int[] mine = left.get();
    return mine[0] > 0 && --mine[0] == 0;
  }
}
