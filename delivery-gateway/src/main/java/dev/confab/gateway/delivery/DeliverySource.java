package dev.confab.gateway.delivery;

/**
 * Where live events come from. This seam lets the way change, from every gateway reading everything
 * to records being routed to those who want them, without the rooms knowing.
 *
 * <p>One thread calls the listener, in the order of each chat. For every event of a partition the
 * new position is visible <em>before</em> the listener is asked about it. So whoever first makes
 * themselves known to the listener and then reads the position misses nothing: an event that did
 * not find them is below the position, and an answer of a view at that position has it.
 */
public interface DeliverySource extends AutoCloseable {
  /**
   * Begins to deliver; returns when positions are known.
   *
   * @param listener takes the events
   * @param onLost called when the source has lost its place, so that events may be missing: it must
   *     make everybody begin anew, and when it returns nobody takes events as if nothing had
   *     happened
   * @throws RuntimeException if the log cannot be read
   */
  void start(DeliveryListener listener, Runnable onLost);

  /**
   * Where it stands.
   *
   * @throws SourceLostException if it does not stand anywhere now
   */
  Positions positions();

  /** Stops delivering. */
  @Override
  void close();
}
