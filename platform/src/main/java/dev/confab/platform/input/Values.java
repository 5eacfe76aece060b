package dev.confab.platform.input;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids, times and keys, as clients write them. */
public final class Values {
  /** The largest whole number that every JSON reader keeps exact (RFC 8259 §6). */
  public static final long MAX_WHOLE = (1L << 53) - 1;

  /** {@link UUID#fromString} also takes shorter forms: one id would have many spellings. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Pattern KEY = Pattern.compile("[ -~]{1,128}");

  // What ISO-8601 writes with four digits; further away, milliseconds do not fit a long.
  private static final Instant MIN_TIME = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant MAX_TIME = Instant.parse("+10000-01-01T00:00:00Z");

  private Values() {}

  /** An id. */
  public static UUID id(String text) throws InputException {
    if (!ID.matcher(text).matches()) {
      throw new InputException("must be a UUID");
    }
    return UUID.fromString(text);
  }

  /** A client's own id of a wish: what makes sending it again safe. */
  public static String key(String text) throws InputException {
    if (!KEY.matcher(text).matches()) {
      throw new InputException("must have 1 to 128 printable ASCII characters");
    }
    return text;
  }

  /** A time in ISO-8601 with an offset, in the years 1 to 9999. */
  public static Instant time(String text) throws InputException {
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(MIN_TIME) && time.isBefore(MAX_TIME)) {
        return time;
      }
    } catch (DateTimeParseException e) {
      throw notATime();
    }
    throw notATime();
  }

  private static InputException notATime() {
    return new InputException("must be a time like 2026-01-31T10:00:00Z (ISO-8601)");
  }
}
