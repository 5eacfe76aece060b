package dev.confab.processors.view;

import java.time.Instant;
import java.util.UUID;

/**
 * Who did something, and when: the rows of pins, bans and reactions.
 *
 * @param by who
 * @param at when
 */
public record ByRow(UUID by, Instant at) {
  byte[] toBytes() {
    return new RowOut().uuid(by).time(at).bytes();
  }

  /** Reads a row. */
  public static ByRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new ByRow(in.uuid(), in.time());
  }
}
