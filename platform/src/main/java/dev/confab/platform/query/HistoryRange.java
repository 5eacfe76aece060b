package dev.confab.platform.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a chat: those on a side of a place.
 *
 * @param side which side
 * @param seq the place, if it is a seq
 * @param time the place, if it is a time: that of the first message written then or later. Where
 *     imported messages are not in the order of their times, it is a place where earlier and later
 *     ones meet
 * @param limit from 1 to 200
 */
public record HistoryRange(Side side, @Nullable Long seq, @Nullable Instant time, int limit) {
  public HistoryRange {
    if (seq != null && time != null) {
      throw new IllegalArgumentException("a place is a seq or a time, not both");
    }
  }

  /** The side of a place. */
  public enum Side {
    /** The newest messages with a lower seq than the place has; without a place, of all. */
    BEFORE,
    /**
     * The oldest messages with a higher seq than the place has; of a time, those from it on;
     * without a place, of all.
     */
    AFTER,
    /** Messages on both sides, the one at the place among them. */
    AROUND
  }

  /** The newest messages. */
  public static HistoryRange newest(int limit) {
    return new HistoryRange(Side.BEFORE, null, null, limit);
  }

  /** The newest messages with a lower seq. */
  public static HistoryRange before(long seq, int limit) {
    return new HistoryRange(Side.BEFORE, seq, null, limit);
  }

  /** The oldest messages with a higher seq. */
  public static HistoryRange after(long seq, int limit) {
    return new HistoryRange(Side.AFTER, seq, null, limit);
  }

  /** Messages on both sides of a seq, and the one at it. */
  public static HistoryRange around(long seq, int limit) {
    return new HistoryRange(Side.AROUND, seq, null, limit);
  }

  /** Messages on a side of a time. */
  public static HistoryRange at(Side side, Instant time, int limit) {
    return new HistoryRange(side, null, time, limit);
  }
}
