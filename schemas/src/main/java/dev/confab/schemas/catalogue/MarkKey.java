package dev.confab.schemas.catalogue;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/**
 * The key of a member's marks: chat, then user. Records are partitioned by the chat alone.
 *
 * @param chatId the chat
 * @param userId the member
 */
public record MarkKey(UUID chatId, UUID userId) {
  /** The 32 bytes of the key. */
  public byte[] bytes() {
    return ByteBuffer.allocate(2 * Ids.BYTES).put(Ids.bytes(chatId)).put(Ids.bytes(userId)).array();
  }

  /** Reads a key from its bytes. */
  public static MarkKey fromBytes(byte[] key) {
    return new MarkKey(
        Ids.fromBytes(key), Ids.fromBytes(Arrays.copyOfRange(key, Ids.BYTES, key.length)));
  }
}
