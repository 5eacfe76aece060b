package dev.confab.processors.view;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a row: big endian numbers, texts behind their length, times in milliseconds. */
final class RowOut {
  /** First byte of every row, so that a later release can tell an old row. */
  static final byte FORMAT = 1;

  private static final int ABSENT = -1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

  RowOut() {
    out.write(FORMAT);
  }

  RowOut number(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  RowOut flag(boolean value) {
    out.write(value ? 1 : 0);
    return this;
  }

  RowOut time(Instant value) {
    return number(value.toEpochMilli());
  }

  RowOut timeOrNull(@Nullable Instant value) {
    flag(value != null);
    return value == null ? this : time(value);
  }

  RowOut uuid(UUID value) {
    return number(value.getMostSignificantBits()).number(value.getLeastSignificantBits());
  }

  RowOut uuidOrNull(@Nullable UUID value) {
    flag(value != null);
    return value == null ? this : uuid(value);
  }

  RowOut text(@Nullable String value) {
    if (value == null) {
      return length(ABSENT);
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    length(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  RowOut symbol(Enum<?> value) {
    return text(value.name());
  }

  /** In the order of their declaration, so that equal sets are equal bytes. */
  RowOut symbols(Collection<? extends Enum<?>> values) {
    number(values.size());
    values.stream().sorted(Comparator.comparingInt(Enum::ordinal)).forEach(this::symbol);
    return this;
  }

  RowOut uuids(List<UUID> values) {
    number(values.size());
    values.forEach(this::uuid);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private RowOut length(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }
}
