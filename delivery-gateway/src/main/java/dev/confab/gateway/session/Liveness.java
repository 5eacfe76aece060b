package dev.confab.gateway.session;

import dev.confab.gateway.protocol.Limits;

/** When a session was last heard of, in ticks of the sweeper: no clock is read for a frame. */
final class Liveness {
  /** How long a client may take to answer a close frame, and to read what is before it. */
  private static final int CLOSE_TICKS = 5;

  /** What the sweeper finds. */
  enum Finding {
    /** All is well, or the end is already under way. */
    FINE,
    /** It has not said who it is. */
    NO_TOKEN,
    /** Nothing came. */
    IDLE,
    /** It was closed and does not go. */
    STUCK
  }

  private final int openedAt;
  private volatile int heardAt;
  private volatile int closingAt = -1;

  Liveness(int tick) {
    openedAt = tick;
    heardAt = tick;
  }

  void heard(int tick) {
    heardAt = tick;
  }

  void closing(int tick) {
    if (closingAt < 0) {
      closingAt = tick;
    }
  }

  boolean isClosing() {
    return closingAt >= 0;
  }

  Finding look(int tick, boolean authenticated) {
    if (isClosing()) {
      return tick - closingAt > CLOSE_TICKS ? Finding.STUCK : Finding.FINE;
    }
    if (!authenticated && tick - openedAt > Limits.AUTH.toSeconds()) {
      return Finding.NO_TOKEN;
    }
    return tick - heardAt > Limits.IDLE.toSeconds() ? Finding.IDLE : Finding.FINE;
  }
}
