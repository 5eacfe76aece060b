package dev.confab.schemas;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Identifiers as bytes, and identifiers that are derived instead of drawn. */
public final class Ids {
  /** Bytes of an identifier: every record key starts with one. */
  public static final int BYTES = 16;

  private Ids() {}

  /** The 16 bytes of an id, big endian: the key of its records. */
  public static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /**
   * Reads an id from the first 16 bytes of a key.
   *
   * @throws IllegalArgumentException if there are fewer
   */
  public static UUID fromBytes(byte[] bytes) {
    if (bytes.length < BYTES) {
      throw new IllegalArgumentException("an id has 16 bytes, not " + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new UUID(in.getLong(), in.getLong());
  }

  /**
   * The id of a thing that an actor makes under a client key: the same wish names the same thing,
   * however often it is sent. Version 8 of RFC 9562 over SHA-256.
   */
  public static UUID derived(String kind, UUID actor, String clientKey) {
    Sha256 digest = Sha256.ofParts(kind, actor, clientKey);
    return new UUID(
        (digest.a() & 0xffff_ffff_ffff_0fffL) | 0x8000L,
        (digest.b() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
  }
}
