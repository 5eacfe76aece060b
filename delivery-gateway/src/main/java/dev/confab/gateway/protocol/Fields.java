package dev.confab.gateway.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object strictly; what is wrong is said with the field's name. */
final class Fields {
  private static final int UUID_CHARS = 36;

  private final JsonNode object;
  private final String path;
  private final @Nullable String id;

  private Fields(JsonNode object, String path, @Nullable String id) {
    this.object = object;
    this.path = path;
    this.id = id;
  }

  /** The fields of a frame; errors carry its request id if that can be read. */
  static Fields of(JsonNode frame) throws BadFrameException {
    Fields withoutId = new Fields(frame, "", null);
    return new Fields(frame, "", withoutId.textOrNull("id", Limits.MAX_ID_CHARS));
  }

  /** The request id, if there is one. */
  @Nullable String id() {
    return id;
  }

  /** The request id, which must be there. */
  String requiredId() throws BadFrameException {
    return text("id", Limits.MAX_ID_CHARS);
  }

  /** The fields of an object inside this one, or null. */
  @Nullable Fields objectOrNull(String name) throws BadFrameException {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : element(node, name);
  }

  /** The fields of an object found inside this one. */
  Fields element(JsonNode node, String name) throws BadFrameException {
    if (!node.isObject()) {
      throw wrong(name, "must be an object");
    }
    return new Fields(node, path + name + ".", id);
  }

  JsonNode array(String name) throws BadFrameException {
    JsonNode node = required(name);
    if (!node.isArray()) {
      throw wrong(name, "must be an array");
    }
    return node;
  }

  /** A text of 1 to {@code max} UTF-16 characters that is valid Unicode. */
  String text(String name, int max) throws BadFrameException {
    return checkedText(name, required(name), max);
  }

  @Nullable String textOrNull(String name, int max) throws BadFrameException {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : checkedText(name, node, max);
  }

  UUID uuid(String name) throws BadFrameException {
    String text = text(name, UUID_CHARS);
    try {
      if (text.length() == UUID_CHARS) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(name, "must be a UUID");
    }
    throw wrong(name, "must be a UUID");
  }

  long number(String name, long min) throws BadFrameException {
    return checkedNumber(name, required(name), min);
  }

  @Nullable Long numberOrNull(String name, long min) throws BadFrameException {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : checkedNumber(name, node, min);
  }

  Instant time(String name) throws BadFrameException {
    try {
      return Instant.parse(text(name, Limits.MAX_KEY_CHARS));
    } catch (DateTimeException e) {
      throw wrong(name, "must be an ISO-8601 time in UTC");
    }
  }

  BadFrameException wrong(String name, String problem) {
    return new BadFrameException(ErrorCode.BAD_FRAME, id, "`" + path + name + "` " + problem + ".");
  }

  private JsonNode required(String name) throws BadFrameException {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      throw wrong(name, "is missing");
    }
    return node;
  }

  private String checkedText(String name, JsonNode node, int max) throws BadFrameException {
    if (!node.isTextual()) {
      throw wrong(name, "must be a string");
    }
    String text = node.textValue();
    if (text.isEmpty() || text.length() > max) {
      throw wrong(name, "must have 1 to " + max + " characters");
    }
    if (hasLoneSurrogate(text)) {
      throw wrong(name, "is no valid Unicode");
    }
    return text;
  }

  private long checkedNumber(String name, JsonNode node, long min) throws BadFrameException {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(name, "must be a whole number");
    }
    if (node.longValue() < min) {
      throw wrong(name, "must be at least " + min);
    }
    return node.longValue();
  }

  /** Half a character, as JSON escapes can make, has no UTF-8: it could not be written again. */
  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
