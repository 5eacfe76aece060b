package dev.confab.processors.view;

import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much a user is there.
 *
 * @param version version of the change that it is of
 * @param status how much
 * @param lastSeenAt of who is offline: when they were there last
 */
public record PresenceRow(long version, PresenceStatus status, @Nullable Instant lastSeenAt) {
  /** Of whoever never was there. */
  public static final PresenceRow NONE = new PresenceRow(0, PresenceStatus.OFFLINE, null);

  private static final byte KIND = 'o';

  /** The row's key. */
  public static byte[] key(UUID userId) {
    return UserKeys.of(userId, KIND);
  }

  /** Reads a row. */
  public static PresenceRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new PresenceRow(in.number(), in.symbol(PresenceStatus.class), in.timeOrNull());
  }

  static PresenceRow of(PresenceChanged event) {
    return new PresenceRow(event.version(), event.status(), event.lastSeenAt());
  }

  byte[] toBytes() {
    return new RowOut().number(version).symbol(status).timeOrNull(lastSeenAt).bytes();
  }
}
