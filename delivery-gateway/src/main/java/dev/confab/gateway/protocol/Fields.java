package dev.confab.gateway.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.ClientFrame.Import;
import dev.confab.platform.input.InputException;
import dev.confab.platform.input.TextRule;
import dev.confab.platform.input.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object strictly; what is wrong is said with the field's name. */
final class Fields {
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

  /** Is something said in this field? */
  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** The fields of an object inside this one, or null. */
  @Nullable Fields objectOrNull(String name) throws BadFrameException {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : element(node, name);
  }

  /** The fields of an object inside this one. */
  Fields object(String name) throws BadFrameException {
    return element(required(name), name);
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

  /** One line of 1 to {@code max} characters. */
  String text(String name, int max) throws BadFrameException {
    return checked(name, required(name), TextRule.LINE, 1, max);
  }

  @Nullable String textOrNull(String name, int max) throws BadFrameException {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : checked(name, node, TextRule.LINE, 1, max);
  }

  /** One line of 0 to {@code max} characters. */
  String lineOrEmpty(String name, int max) throws BadFrameException {
    return checked(name, required(name), TextRule.LINE, 0, max);
  }

  /** What somebody says. */
  String lines(String name, int max) throws BadFrameException {
    return checked(name, required(name), TextRule.LINES, 1, max);
  }

  /** What somebody says beside something else: nothing, perhaps. */
  String linesOrEmpty(String name, int max) throws BadFrameException {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? "" : checked(name, node, TextRule.LINES, 0, max);
  }

  /** What somebody says, which may be nothing; null if the field is missing. */
  @Nullable String linesOrNull(String name, int max) throws BadFrameException {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : checked(name, node, TextRule.LINES, 0, max);
  }

  /** True or false. */
  boolean flag(String name) throws BadFrameException {
    JsonNode node = required(name);
    if (!node.isBoolean()) {
      throw wrong(name, "must be true or false");
    }
    return node.booleanValue();
  }

  /** True or false; something if the field is missing. */
  boolean flagOr(String name, boolean otherwise) throws BadFrameException {
    return has(name) ? flag(name) : otherwise;
  }

  /** A client's own id of a wish. */
  String key(String name) throws BadFrameException {
    String text = string(name, required(name));
    return valid(name, () -> Values.key(text));
  }

  UUID uuid(String name) throws BadFrameException {
    return uuid(name, required(name));
  }

  @Nullable UUID uuidOrNull(String name) throws BadFrameException {
    return has(name) ? uuid(name) : null;
  }

  /** At most {@code max} ids; none if the field is missing. */
  List<UUID> uuids(String name, int max) throws BadFrameException {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isArray() || node.size() > max) {
      throw wrong(name, "must be an array of at most " + max + " UUIDs");
    }
    List<UUID> ids = new ArrayList<>();
    for (JsonNode element : node) {
      ids.add(uuid(name, element));
    }
    return ids;
  }

  long number(String name, long min) throws BadFrameException {
    return checkedNumber(name, required(name), min);
  }

  @Nullable Long numberOrNull(String name, long min) throws BadFrameException {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : checkedNumber(name, node, min);
  }

  /** A number from {@code min} to {@code max}, or another one if the field is missing. */
  long numberOr(String name, long min, long max, long otherwise) throws BadFrameException {
    Long number = numberOrNull(name, min, max);
    return number == null ? otherwise : number;
  }

  /** A number from {@code min} to {@code max}. */
  long number(String name, long min, long max) throws BadFrameException {
    required(name);
    return numberOr(name, min, max, min);
  }

  /** A number from {@code min} to {@code max}; null if the field is missing. */
  @Nullable Long numberOrNull(String name, long min, long max) throws BadFrameException {
    Long number = numberOrNull(name, min);
    if (number != null && number > max) {
      throw wrong(name, "must be at most " + max);
    }
    return number;
  }

  /** One of some words, as what it stands for. */
  <T> T choice(String name, Map<String, T> choices) throws BadFrameException {
    T choice = choices.get(string(name, required(name)));
    if (choice == null) {
      throw wrong(name, "must be one of " + words(choices));
    }
    return choice;
  }

  /** Some of some words, as what they stand for: each once, in order. */
  <T extends Comparable<T>> List<T> choices(String name, Map<String, T> choices)
      throws BadFrameException {
    SortedSet<T> chosen = new TreeSet<>();
    for (JsonNode element : array(name)) {
      T choice = element.isTextual() ? choices.get(element.textValue()) : null;
      if (choice == null) {
        throw wrong(name, "must be a list of " + words(choices));
      }
      chosen.add(choice);
    }
    return List.copyOf(chosen);
  }

  private static String words(Map<String, ?> choices) {
    return String.join(", ", choices.keySet().stream().sorted().toList());
  }

  Instant time(String name) throws BadFrameException {
    String text = string(name, required(name));
    return valid(name, () -> Values.time(text));
  }

  @Nullable Instant timeOrNull(String name) throws BadFrameException {
    return has(name) ? time(name) : null;
  }

  /** Where the wish comes from, or null. */
  @Nullable Import imported() throws BadFrameException {
    Fields origin = objectOrNull("import");
    return origin == null
        ? null
        : new Import(
            origin.uuid("as"),
            origin.text("source", Limits.MAX_KEY_CHARS),
            origin.number("position", 0),
            origin.time("sentAt"));
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

  private UUID uuid(String name, JsonNode node) throws BadFrameException {
    String text = string(name, node);
    return valid(name, () -> Values.id(text));
  }

  private String checked(String name, JsonNode node, TextRule rule, int min, int max)
      throws BadFrameException {
    String text = string(name, node);
    return valid(name, () -> rule.checked(text, min, max));
  }

  private String string(String name, JsonNode node) throws BadFrameException {
    if (!node.isTextual()) {
      throw wrong(name, "must be a string");
    }
    return node.textValue();
  }

  private long checkedNumber(String name, JsonNode node, long min) throws BadFrameException {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(name, "must be a whole number");
    }
    if (node.longValue() < min) {
      throw wrong(name, "must be at least " + min);
    }
    if (node.longValue() > Values.MAX_WHOLE) {
      throw wrong(name, "must be at most 2⁵³ - 1");
    }
    return node.longValue();
  }

  private <T> T valid(String name, Check<T> check) throws BadFrameException {
    try {
      return check.check();
    } catch (InputException e) {
      throw wrong(name, e.problem());
    }
  }

  @FunctionalInterface
  private interface Check<T> {
    T check() throws InputException;
  }
}
