package dev.confab.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configuration values by key, as environment variables give them ({@code CONFAB_HTTP_PORT}). Each
 * service reads its own configuration record from here; a wrong value fails at start and names its
 * key.
 */
public final class Settings {
  private final Map<String, String> values;

  /** Settings from given values; the launcher and tests use this. */
  public Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Settings from the environment of this process. */
  public static Settings fromEnvironment() {
    return new Settings(System.getenv());
  }

  /** A text that must be there. */
  public String text(String key) {
    String value = values.get(key);
    if (value == null || value.isBlank()) {
      throw new ConfigException(key, "must be set");
    }
    return value;
  }

  /** A text, or the default. */
  public String text(String key, String otherwise) {
    String value = values.get(key);
    return value == null || value.isBlank() ? otherwise : value;
  }

  /** A text, or null. */
  public @Nullable String textOrNull(String key) {
    String value = values.get(key);
    return value == null || value.isBlank() ? null : value;
  }

  /** A whole number from {@code min} to {@code max}, or the default. */
  public int number(String key, int otherwise, int min, int max) {
    String value = text(key, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new ConfigException(key, "is \"" + value + "\", which is no whole number");
    }
    throw new ConfigException(key, "is " + value + ", expected " + min + " to " + max);
  }

  /** {@code true} or {@code false}, or the default. */
  public boolean flag(String key, boolean otherwise) {
    return switch (text(key, Boolean.toString(otherwise))) {
      case "true" -> true;
      case "false" -> false;
      case String value ->
          throw new ConfigException(key, "is \"" + value + "\", expected true or false");
    };
  }

  /** A time in milliseconds from {@code min} to {@code max}, or the default. */
  public Duration millis(String key, Duration otherwise, Duration min, Duration max) {
    return Duration.ofMillis(
        number(
            key,
            Math.toIntExact(otherwise.toMillis()),
            Math.toIntExact(min.toMillis()),
            Math.toIntExact(max.toMillis())));
  }

  /** A time as ISO-8601 has it ({@code P30D}, {@code PT1H}), from {@code min} to {@code max}. */
  public Duration duration(String key, Duration otherwise, Duration min, Duration max) {
    String value = textOrNull(key);
    if (value == null) {
      return otherwise;
    }
    Duration duration;
    try {
      duration = Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new ConfigException(key, "is \"" + value + "\", expected a time such as P30D or PT1H");
    }
    if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
      throw new ConfigException(key, "is " + value + ", expected " + min + " to " + max);
    }
    return duration;
  }

  /** An HTTP address without a slash at the end. */
  public String httpUrl(String key) {
    String value = text(key);
    URI uri;
    try {
      uri = URI.create(value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, "is \"" + value + "\", which is no address");
    }
    if (!"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
      throw new ConfigException(key, "is \"" + value + "\", expected http://… or https://…");
    }
    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
  }

  /** A path that must be set. */
  public Path path(String key) {
    return Path.of(text(key));
  }
}
