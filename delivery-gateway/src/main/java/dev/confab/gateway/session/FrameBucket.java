package dev.confab.gateway.session;

import dev.confab.gateway.protocol.Limits;

/**
 * How many frames a client may still send. It fills with the sweeper's ticks, so that no clock is
 * read for a frame. Used by the thread of the connection only.
 */
final class FrameBucket {
  /** Seconds' worth of frames that may come at once after a rest: clients catch up in bursts. */
  private static final int BURST_SECONDS = 20;

  private int left = Limits.MAX_FRAMES_OF_STRANGERS;
  private int filledAt;

  /**
   * Takes one.
   *
   * @param perTick how many grow back with each tick; 0 for strangers
   * @return false if there is none
   */
  boolean take(int tick, int perTick) {
    int passed = tick - filledAt;
    filledAt = tick;
    if (passed > 0 && perTick > 0) {
      left = (int) Math.min((long) perTick * BURST_SECONDS, left + (long) perTick * passed);
    }
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }

  /** Makes it full. */
  void fill(int perTick) {
    left = perTick * BURST_SECONDS;
  }
}
