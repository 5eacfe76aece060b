package dev.confab.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 digest as a value: equal digests are equal objects, and nobody can change one.
 *
 * @param a bytes 0 to 7, big endian
 * @param b bytes 8 to 15
 * @param c bytes 16 to 23
 * @param d bytes 24 to 31
 */
public record Sha256(long a, long b, long c, long d) {
  /** Bytes of a digest. */
  public static final int BYTES = 32;

  /**
   * Reads a digest from its bytes.
   *
   * @throws IllegalArgumentException unless there are exactly 32 of them
   */
  public static Sha256 fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + bytes.length);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new Sha256(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  /** Digests bytes. */
  public static Sha256 of(byte[] bytes) {
    return fromBytes(sha256().digest(bytes));
  }

  /**
   * Digests the parts in order, each behind its length, so that {@code ("ab", "c")} and {@code
   * ("a", "bc")} differ; a null part differs from an empty one.
   */
  public static Sha256 ofParts(@Nullable Object... parts) {
    MessageDigest digest = sha256();
    for (Object part : parts) {
      byte[] bytes = part == null ? null : part.toString().getBytes(StandardCharsets.UTF_8);
      digest.update(
          ByteBuffer.allocate(Integer.BYTES).putInt(bytes == null ? -1 : bytes.length).flip());
      if (bytes != null) {
        digest.update(bytes);
      }
    }
    return fromBytes(digest.digest());
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(a).putLong(b).putLong(c).putLong(d).array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
