package dev.confab.processors.runtime;

/**
 * What each thread of an application has polled and not carried out yet, so that a thread can
 * commit as soon as nothing is left of what came together. A thread counts for itself only.
 */
public final class Rounds {
  private final ThreadLocal<int[]> left = ThreadLocal.withInitial(() -> new int[1]);

  /**
   * This thread has got so many records more. If there are none, nothing is left: what a rebalance
   * has taken away is never carried out.
   */
  void polled(int records) {
    int[] mine = left.get();
    mine[0] = records == 0 ? 0 : mine[0] + records;
  }

  /** Is something left of what this thread has got? */
  boolean isUnderWay() {
    return left.get()[0] > 0;
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
