package dev.confab.processors.view;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Keys of rows in the accounts store: user id (16 bytes), kind of row (1 byte), and what else names
 * it. All rows of a user begin with their id; an erasure finds them by that.
 */
final class UserKeys {
  private UserKeys() {}

  /** The only row of its kind; of rows that have more in their keys, what these begin with. */
  static byte[] of(UUID userId, byte kind) {
    return ByteBuffer.allocate(Ids.BYTES + 1).put(Ids.bytes(userId)).put(kind).array();
  }

  /** A row that is about something of the user's, or somebody. */
  static byte[] of(UUID userId, byte kind, UUID what) {
    return ByteBuffer.allocate(2 * Ids.BYTES + 1)
        .put(of(userId, kind))
        .put(Ids.bytes(what))
        .array();
  }
}
