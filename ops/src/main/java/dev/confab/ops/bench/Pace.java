package dev.confab.ops.bench;

/** Decides when messages leave. */
sealed interface Pace permits Schedule, Window {
  /** Is not due before something is answered. */
  long NOT_YET = Long.MAX_VALUE;

  /**
   * When the next message is due, in nanoseconds from the start.
   *
   * @param elapsedNs how long the run is going on
   * @param unanswered how many messages wait for their answers
   */
  long due(long elapsedNs, int unanswered);

  /** It was sent; on to the one after. */
  void advance();
}
