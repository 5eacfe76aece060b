package dev.confab.ingest.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.input.InputException;
import dev.confab.platform.input.StrictJson;
import dev.confab.platform.input.TextRule;
import dev.confab.platform.input.Values;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a request, read field by field. Whatever is wrong ends the request with a
 * problem that names the field; unknown fields are ignored, a null field counts as absent.
 */
public final class JsonBody {
  /** Room for the longest text, every character of it escaped, and everything around it. */
  static final int MAX_BYTES = 64 * 1024;

  /** A megabyte is read and thrown away of what is too large. */
  private static final int SKIP_STEPS = 64;

  private static final int SKIP_STEP = 16 * 1024;

  private final JsonNode object;

  /** What stands before the names of its fields in problems. */
  private final String path;

  private JsonBody(JsonNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /** The body of a request. */
  public static JsonBody of(Context ctx) {
    String type = ctx.contentType();
    if (type != null && !isJson(type)) {
      throw ProblemException.of(
          415, "unsupported_media_type", "Send JSON, with Content-Type: application/json.");
    }
    try {
      return new JsonBody(StrictJson.object(bytes(ctx)), "");
    } catch (InputException e) {
      throw problem(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line of {@code min} to {@code max} characters, normalised, without control characters. */
  public String text(String field, int min, int max) {
    return Texts.checked(TextRule.LINE, path(field), string(field, required(field)), min, max);
  }

  /** Like {@link #text}, or null. */
  public @Nullable String textOrNull(String field, int min, int max) {
    return checkedOrNull(TextRule.LINE, field, min, max);
  }

  /** Like {@link #text}, with tabs and newlines. */
  public String lines(String field, int min, int max) {
    return Texts.checked(TextRule.LINES, path(field), string(field, required(field)), min, max);
  }

  /** Like {@link #lines}, or null. */
  public @Nullable String linesOrNull(String field, int min, int max) {
    return checkedOrNull(TextRule.LINES, field, min, max);
  }

  /** A password or a token of {@code min} to {@code max} characters, exactly as it came. */
  public String secret(String field, int min, int max) {
    return Texts.checked(TextRule.EXACT, path(field), string(field, required(field)), min, max);
  }

  /** True or false, or the default. */
  public boolean flag(String field, boolean otherwise) {
    JsonNode node = optional(field);
    if (node != null && !node.isBoolean()) {
      throw wrong(field, "must be true or false");
    }
    return node == null ? otherwise : node.booleanValue();
  }

  /** True or false. */
  public boolean flag(String field) {
    required(field);
    return flag(field, false);
  }

  /** One of some values, in lower case. */
  public <E extends Enum<E>> E choice(String field, List<E> choices) {
    String text = string(field, required(field));
    return choices.stream()
        .filter(choice -> Words.of(choice).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    field,
                    "must be one of "
                        + choices.stream().map(Words::of).collect(Collectors.joining(", "))));
  }

  /** An object within this one. */
  public JsonBody object(String field) {
    required(field);
    return Objects.requireNonNull(objectOrNull(field));
  }

  /** An object within this one, or null. */
  public @Nullable JsonBody objectOrNull(String field) {
    JsonNode node = optional(field);
    if (node != null && !node.isObject()) {
      throw wrong(field, "must be an object");
    }
    return node == null ? null : new JsonBody(node, path(field) + ".");
  }

  /** A problem with a field that is well-formed. */
  public ProblemException wrong(String field, String problem) {
    return ProblemException.field(path(field), path(field) + " " + problem + ".");
  }

  /** A whole number from {@code min} to 2⁵³ - 1. */
  public long whole(String field, long min) {
    return whole(field, required(field), min);
  }

  /** A whole number from {@code min} to 2⁵³ - 1, or null. */
  public @Nullable Long wholeOrNull(String field, long min) {
    JsonNode node = optional(field);
    return node == null ? null : whole(field, node, min);
  }

  /** A whole number from {@code min} to {@code max}. */
  public long whole(String field, long min, long max) {
    long number = whole(field, required(field), Long.MIN_VALUE);
    if (number < min || number > max) {
      throw wrong(field, "must be a whole number from " + min + " to " + max);
    }
    return number;
  }

  /** Like {@link #whole(String, long, long)}, or null. */
  public @Nullable Long wholeOrNull(String field, long min, long max) {
    return optional(field) == null ? null : whole(field, min, max);
  }

  /** An id. */
  public UUID id(String field) {
    return Texts.id(path(field), string(field, required(field)));
  }

  /** An id, or null. */
  public @Nullable UUID idOrNull(String field) {
    return optional(field) == null ? null : id(field);
  }

  /** At most {@code max} ids; none if the field is absent. */
  public List<UUID> ids(String field, int max) {
    JsonNode node = optional(field);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray() || node.size() > max) {
      throw wrong(field, "must be a list of at most " + max + " ids");
    }
    List<UUID> ids = new ArrayList<>();
    node.forEach(item -> ids.add(Texts.id(path(field), string(field, item))));
    return ids;
  }

  /** What the texts of a list stand for; each of them once at most. */
  public <T> List<T> choices(String field, Map<String, T> choices) {
    JsonNode node = required(field);
    String problem =
        "must be a list of " + String.join(", ", choices.keySet().stream().sorted().toList());
    if (!node.isArray() || node.size() > choices.size()) {
      throw wrong(field, problem);
    }
    List<T> chosen = new ArrayList<>();
    for (JsonNode item : node) {
      T choice = item.isTextual() ? choices.get(item.textValue()) : null;
      if (choice == null) {
        throw wrong(field, problem);
      }
      chosen.add(choice);
    }
    return chosen;
  }

  /** A time in ISO-8601 with an offset, in the years 1 to 9999. */
  public Instant time(String field) {
    return Texts.time(path(field), string(field, required(field)));
  }

  /** Like {@link #time}, or null. */
  public @Nullable Instant timeOrNull(String field) {
    return optional(field) == null ? null : time(field);
  }

  private @Nullable String checkedOrNull(TextRule rule, String field, int min, int max) {
    JsonNode node = optional(field);
    return node == null ? null : Texts.checked(rule, path(field), string(field, node), min, max);
  }

  private String path(String field) {
    return path + field;
  }

  private @Nullable JsonNode optional(String field) {
    JsonNode node = object.get(field);
    return node == null || node.isNull() ? null : node;
  }

  private JsonNode required(String field) {
    JsonNode node = optional(field);
    if (node == null) {
      throw wrong(field, "is missing");
    }
    return node;
  }

  private String string(String field, JsonNode node) {
    if (!node.isTextual()) {
      throw wrong(field, "must be a string");
    }
    return node.textValue();
  }

  private long whole(String field, JsonNode node, long min) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() < min
        || node.longValue() > Values.MAX_WHOLE) {
      throw wrong(field, "must be a whole number from " + min + " to 2⁵³ - 1");
    }
    return node.longValue();
  }

  private static boolean isJson(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("application/json") || type.contains("+json");
  }

  /** Reads one byte more than allowed: a chunked body does not say its length beforehand. */
  private static byte[] bytes(Context ctx) throws IOException {
    byte[] bytes;
    try (InputStream in = ctx.bodyInputStream()) {
      bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        skip(in);
      }
    }
    if (bytes.length > MAX_BYTES) {
      throw ProblemException.of(
          413, "content_too_large", "The body may have " + MAX_BYTES + " bytes at most.");
    }
    return bytes;
  }

  /**
   * Reads on for a while: a connection that is closed while its client still sends is reset, and
   * the reset overtakes the answer.
   */
  private static void skip(InputStream in) throws IOException {
    byte[] buffer = new byte[SKIP_STEP];
    for (int i = 0; i < SKIP_STEPS && in.readNBytes(buffer, 0, SKIP_STEP) > 0; i++) {
      // what is read is not wanted
    }
  }

  private static ProblemException problem(InputException e) {
    String field = e.field();
    return field == null
        ? ProblemException.of(400, "invalid_request", "The body " + e.problem() + ".")
        : ProblemException.field(field, field + " " + e.problem() + ".");
  }
}
