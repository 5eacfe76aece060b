package dev.confab.processors.store;

import dev.confab.schemas.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RowOut} wrote. */
final class RowIn {
  private final ByteBuffer in;

  /**
   * @throws IllegalStateException if the row has another version: a store is rebuilt by the release
   *     that changes it, never guessed at
   */
  RowIn(byte[] row, byte version) {
    in = ByteBuffer.wrap(row);
    byte found = in.get();
    if (found != version) {
      throw new IllegalStateException(
          "a row of version " + found + " where this release has version " + version);
    }
  }

  /** The version that a row was written with. */
  static byte version(byte[] row) {
    return row[0];
  }

  byte code() {
    return in.get();
  }

  boolean flag() {
    return in.get() != 0;
  }

  int count() {
    return in.getInt();
  }

  long number() {
    return in.getLong();
  }

  Instant time() {
    return Instant.ofEpochMilli(in.getLong());
  }

  @Nullable Instant timeOrNull() {
    return flag() ? time() : null;
  }

  UUID id() {
    return new UUID(in.getLong(), in.getLong());
  }

  @Nullable UUID idOrNull() {
    return flag() ? id() : null;
  }

  Sha256 hash() {
    byte[] bytes = new byte[Sha256.BYTES];
    in.get(bytes);
    return Sha256.fromBytes(bytes);
  }

  @Nullable String textOrNull() {
    if (!flag()) {
      return null;
    }
    byte[] utf8 = new byte[count()];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Nullable Sha256 hashOrNull() {
    return flag() ? hash() : null;
  }
}
