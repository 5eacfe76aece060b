package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a name. Key: the name's key.
 *
 * @param version number of the last change of the name
 * @param owner the owner; null: the mark of a released name
 */
public record NameRow(long version, @Nullable UUID owner) {
  /** The row's key. */
  public static byte[] key(UUID nameKey) {
    return Ids.bytes(nameKey);
  }

  byte[] toBytes() {
    return new RowOut().number(version).uuidOrNull(owner).bytes();
  }

  /** Reads a row. */
  public static NameRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new NameRow(in.number(), in.uuidOrNull());
  }
}
