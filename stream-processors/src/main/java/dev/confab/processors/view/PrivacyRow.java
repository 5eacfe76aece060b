package dev.confab.processors.view;

import dev.confab.schemas.user.Audience;
import dev.confab.schemas.user.Privacy;
import java.util.UUID;

/**
 * Who sees what of a user.
 *
 * @param version version of the user's change that it is of
 * @param privacy the rules
 */
public record PrivacyRow(long version, Privacy privacy) {
  private static final byte KIND = 'v';

  /** The row's key. */
  public static byte[] key(UUID userId) {
    return UserKeys.of(userId, KIND);
  }

  /** Reads a row. */
  public static PrivacyRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new PrivacyRow(
        in.number(),
        new Privacy(
            in.symbol(Audience.class),
            in.symbol(Audience.class),
            in.symbol(Audience.class),
            in.flag(),
            in.flag()));
  }

  byte[] toBytes() {
    return new RowOut()
        .number(version)
        .symbol(privacy.lastSeen())
        .symbol(privacy.details())
        .symbol(privacy.phone())
        .flag(privacy.readReceipts())
        .flag(privacy.findable())
        .bytes();
  }
}
