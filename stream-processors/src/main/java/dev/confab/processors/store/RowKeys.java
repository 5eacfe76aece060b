package dev.confab.processors.store;

import dev.confab.schemas.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of rows: aggregate id (16 bytes), row kind (1 byte), sub-key. All rows of an aggregate lie
 * together, and within them all rows of a kind.
 */
final class RowKeys {
  /** Bytes before the sub-key. */
  static final int PREFIX_BYTES = Ids.BYTES + 1;

  private static final byte[] NONE = {};

  private RowKeys() {}

  /** What the keys of all rows of an aggregate begin with. */
  static Bytes of(UUID aggregate) {
    return Bytes.wrap(Ids.bytes(aggregate));
  }

  /** The only row of its kind. */
  static Bytes of(UUID aggregate, byte kind) {
    return of(aggregate, kind, NONE);
  }

  static Bytes of(UUID aggregate, byte kind, UUID id) {
    return of(aggregate, kind, Ids.bytes(id));
  }

  static Bytes of(UUID aggregate, byte kind, String text) {
    return of(aggregate, kind, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A number from 0 on: big endian, so that rows lie in its order. */
  static Bytes of(UUID aggregate, byte kind, long number) {
    return of(aggregate, kind, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  static Bytes of(UUID aggregate, byte kind, UUID id, String text) {
    return of(aggregate, kind, joined(Ids.bytes(id), text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The text's rows lie together, in the order of the numbers; no text begins with another's. */
  static Bytes of(UUID aggregate, byte kind, String text, long number) {
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    return of(
        aggregate,
        kind,
        ByteBuffer.allocate(Integer.BYTES + name.length + Long.BYTES)
            .putInt(name.length)
            .put(name)
            .putLong(number)
            .array());
  }

  static Bytes of(UUID aggregate, byte kind, long number, UUID id) {
    return of(
        aggregate,
        kind,
        ByteBuffer.allocate(Long.BYTES + Ids.BYTES).putLong(number).put(Ids.bytes(id)).array());
  }

  static Bytes of(UUID aggregate, byte kind, long number, UUID first, UUID second) {
    return of(
        aggregate,
        kind,
        ByteBuffer.allocate(Long.BYTES + 2 * Ids.BYTES)
            .putLong(number)
            .put(Ids.bytes(first))
            .put(Ids.bytes(second))
            .array());
  }

  /** A key with one byte more. */
  static Bytes longer(Bytes key, byte last) {
    return Bytes.wrap(joined(key.get(), new byte[] {last}));
  }

  /** The number at the end of a key that has one. */
  static long lastNumber(Bytes key) {
    byte[] bytes = key.get();
    return ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
  }

  static byte kind(Bytes key) {
    return key.get()[Ids.BYTES];
  }

  static UUID aggregate(Bytes key) {
    return Ids.fromBytes(key.get());
  }

  private static Bytes of(UUID aggregate, byte kind, byte[] subKey) {
    return Bytes.wrap(
        ByteBuffer.allocate(PREFIX_BYTES + subKey.length)
            .put(Ids.bytes(aggregate))
            .put(kind)
            .put(subKey)
            .array());
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
