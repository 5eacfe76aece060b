package dev.confab.schemas.catalogue;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The key of what is said about a gateway to one partition of {@code presence-commands}: the
 * gateway, then the partition, where the record goes.
 *
 * @param nodeId the gateway
 * @param partition the partition
 */
public record LeaseKey(UUID nodeId, long partition) {
  private static final int BYTES = Ids.BYTES + Long.BYTES;

  /** The 24 bytes of the key. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).put(Ids.bytes(nodeId)).putLong(partition).array();
  }

  /** Is this a key of that kind? A user's has 16 bytes. */
  public static boolean isOne(byte[] key) {
    return key.length == BYTES;
  }

  /** Reads a key from its bytes. */
  public static LeaseKey fromBytes(byte[] key) {
    return new LeaseKey(Ids.fromBytes(key), ByteBuffer.wrap(key, Ids.BYTES, Long.BYTES).getLong());
  }
}
