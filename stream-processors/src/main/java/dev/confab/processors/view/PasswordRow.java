package dev.confab.processors.view;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user's password hash, or the mark of a deleted one.
 *
 * @param version version of the user's change that set it
 * @param hash Argon2id in PHC form
 */
public record PasswordRow(long version, @Nullable String hash) {
  private static final byte KIND = 'p';

  /** The row's key. */
  public static byte[] key(UUID userId) {
    return UserKeys.of(userId, KIND);
  }

  byte[] toBytes() {
    return new RowOut().number(version).text(hash).bytes();
  }

  /** Reads a row. */
  public static PasswordRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new PasswordRow(in.number(), in.textOrNull());
  }

  /** The hash is a secret: it is not printed. */
  @Override
  public String toString() {
    return "PasswordRow[version=" + version + "]";
  }
}
