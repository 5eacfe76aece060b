package dev.confab.processors.view;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RowOut} wrote. */
final class RowIn {
  private final ByteBuffer in;

  /**
   * @throws IllegalStateException if another release wrote the row: the view is to be rebuilt
   */
  RowIn(byte[] row) {
    in = ByteBuffer.wrap(row);
    byte format = in.get();
    if (format != RowOut.FORMAT) {
      throw new IllegalStateException(
          "a row has format " + format + ", expected " + RowOut.FORMAT + ": rebuild the view");
    }
  }

  long number() {
    return in.getLong();
  }

  boolean flag() {
    return in.get() != 0;
  }

  Instant time() {
    return Instant.ofEpochMilli(number());
  }

  @Nullable Instant timeOrNull() {
    return flag() ? time() : null;
  }

  /** Rows of before a field was added end in front of it. */
  boolean isAtEnd() {
    return !in.hasRemaining();
  }

  UUID uuid() {
    return new UUID(number(), number());
  }

  @Nullable UUID uuidOrNull() {
    return flag() ? uuid() : null;
  }

  String text() {
    String text = textOrNull();
    if (text == null) {
      throw new IllegalStateException("a row has no value where one must be: rebuild the view");
    }
    return text;
  }

  @Nullable String textOrNull() {
    int length = in.getInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  <E extends Enum<E>> E symbol(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  <E extends Enum<E>> Set<E> symbols(Class<E> type) {
    Set<E> values = EnumSet.noneOf(type);
    for (long left = number(); left > 0; left--) {
      values.add(symbol(type));
    }
    return values;
  }

  List<UUID> uuids() {
    List<UUID> values = new ArrayList<>();
    for (long left = number(); left > 0; left--) {
      values.add(uuid());
    }
    return values;
  }
}
