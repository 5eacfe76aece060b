package dev.confab.ingest.request;

import dev.confab.platform.http.ProblemException;
import dev.confab.platform.input.TextRule;
import dev.confab.platform.input.Values;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Path and query parameters of a request; wrong ones end it with a problem that names them. */
public final class Parameters {
  private static final int MAX_CURSOR_CHARS = 1024;

  private Parameters() {}

  /** An id in the path. */
  public static UUID pathId(Context ctx, String name) {
    return Texts.id(name, ctx.pathParam(name));
  }

  /** A seq in the path: a whole number from 1 to 2⁵³ - 1. */
  public static long pathSeq(Context ctx, String name) {
    long seq = whole(name, ctx.pathParam(name));
    if (seq < 1) {
      throw notWhole(name, 1);
    }
    return seq;
  }

  /** One of some words, or the first of them if it is not said. */
  public static String word(Context ctx, String name, String... words) {
    String value = once(ctx, name);
    if (value == null) {
      return words[0];
    }
    if (!List.of(words).contains(value)) {
      throw ProblemException.field(
          name, name + " must be one of " + String.join(", ", words) + ".");
    }
    return value;
  }

  /** A time in the query, or null. */
  public static @Nullable Instant timeOrNull(Context ctx, String name) {
    String value = once(ctx, name);
    return value == null ? null : Texts.time(name, value);
  }

  /** An id in the query, or null. */
  public static @Nullable UUID idOrNull(Context ctx, String name) {
    String value = once(ctx, name);
    return value == null ? null : Texts.id(name, value);
  }

  /** A text in the query, without spaces around it. */
  public static String text(Context ctx, String name, int max) {
    String value = strippedOrNull(ctx, name, max);
    if (value == null) {
      throw ProblemException.field(name, name + " is missing.");
    }
    return value;
  }

  /** A text in the query, without spaces around it, or null. */
  public static @Nullable String strippedOrNull(Context ctx, String name, int max) {
    String value = once(ctx, name);
    return value == null ? null : Texts.checked(TextRule.LINE, name, value.strip(), 1, max);
  }

  /** A line of text in the query, or null. */
  public static @Nullable String textOrNull(Context ctx, String name, int max) {
    String value = once(ctx, name);
    return value == null ? null : Texts.checked(TextRule.LINE, name, value, 1, max);
  }

  /** A line of text in the path. */
  public static String pathText(Context ctx, String name, int max) {
    return Texts.checked(TextRule.LINE, name, ctx.pathParam(name), 1, max);
  }

  /** {@code limit}, from 1 to {@code max}. */
  public static int limit(Context ctx, int otherwise, int max) {
    Long value = wholeOrNull(ctx, "limit");
    if (value == null) {
      return otherwise;
    }
    if (value < 1 || value > max) {
      throw ProblemException.field("limit", "limit must be from 1 to " + max + ".");
    }
    return value.intValue();
  }

  /** A whole number from 0 to 2⁵³ - 1, or null. */
  public static @Nullable Long wholeOrNull(Context ctx, String name) {
    String value = once(ctx, name);
    return value == null ? null : whole(name, value);
  }

  /** {@code cursor}, opaque, or null. */
  public static @Nullable String cursorOrNull(Context ctx) {
    String value = once(ctx, "cursor");
    return value == null
        ? null
        : Texts.checked(TextRule.EXACT, "cursor", value, 1, MAX_CURSOR_CHARS);
  }

  private static long whole(String name, String value) {
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= Values.MAX_WHOLE) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw ProblemException.field(name, name + " must be a whole number.");
    }
    throw notWhole(name, 0);
  }

  private static ProblemException notWhole(String name, long min) {
    return ProblemException.field(
        name, name + " must be a whole number from " + min + " to 2⁵³ - 1.");
  }

  /** Of a parameter that is there twice, components on the way may take one or the other. */
  private static @Nullable String once(Context ctx, String name) {
    List<String> values = ctx.queryParams(name);
    if (values.size() > 1) {
      throw ProblemException.field(name, name + " must be there once.");
    }
    return values.isEmpty() ? null : values.getFirst();
  }
}
