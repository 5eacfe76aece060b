package dev.confab.processors.store;

import dev.confab.schemas.Ids;
import dev.confab.schemas.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a row's value: a version byte, then its fields in order, big endian. Times are
 * milliseconds, as in records. What may be missing has a byte before it: 0 missing, 1 there.
 */
final class RowOut {
  /**
   * The longest row of a bounded kind, a session with a device of 200 characters, has 689 at most.
   */
  private static final int MAX_BYTES = 1024;

  private final ByteBuffer out;

  RowOut(byte version) {
    this(version, MAX_BYTES);
  }

  /** A row of at most so many bytes, the version's included. */
  RowOut(byte version, int maxBytes) {
    out = ByteBuffer.allocate(maxBytes).put(version);
  }

  RowOut code(byte code) {
    out.put(code);
    return this;
  }

  RowOut flag(boolean flag) {
    out.put(flag ? (byte) 1 : 0);
    return this;
  }

  RowOut count(int count) {
    out.putInt(count);
    return this;
  }

  RowOut number(long number) {
    out.putLong(number);
    return this;
  }

  RowOut time(Instant time) {
    out.putLong(time.toEpochMilli());
    return this;
  }

  RowOut timeOrNull(@Nullable Instant time) {
    flag(time != null);
    return time == null ? this : time(time);
  }

  RowOut id(UUID id) {
    out.put(Ids.bytes(id));
    return this;
  }

  RowOut idOrNull(@Nullable UUID id) {
    flag(id != null);
    return id == null ? this : id(id);
  }

  RowOut hash(Sha256 hash) {
    out.put(hash.bytes());
    return this;
  }

  RowOut hashOrNull(@Nullable Sha256 hash) {
    flag(hash != null);
    return hash == null ? this : hash(hash);
  }

  RowOut textOrNull(@Nullable String text) {
    flag(text != null);
    if (text != null) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      count(utf8.length);
      out.put(utf8);
    }
    return this;
  }

  byte[] bytes() {
    return Arrays.copyOf(out.array(), out.position());
  }
}
