package dev.confab.platform.http;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The origins whose pages may use this server from a browser, beside the server's own.
 *
 * @param allowed exact values of {@code Origin}: a scheme, a host, and a port if it is not the
 *     scheme's own
 */
public record Origins(Set<String> allowed) {
  /** No other origin than the server's own: the default. */
  public static final Origins OWN = new Origins(Set.of());

  private static final String KEY = "CONFAB_CORS_ORIGINS";

  /** As browsers write it: lower case, no path, no slash at the end, no wildcard. */
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

  public Origins {
    allowed = Set.copyOf(allowed);
  }

  /**
   * Reads them from {@code CONFAB_CORS_ORIGINS}, separated by commas.
   *
   * @throws ConfigException if one is no exact origin
   */
  public static Origins from(Settings settings) {
    Set<String> origins =
        Arrays.stream(settings.text(KEY, "").split(",", -1))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new ConfigException(
            KEY, "names \"" + origin + "\", expected an exact origin like https://chat.example");
      }
    }
    return new Origins(origins);
  }

  /** May a page of this origin read answers? */
  public boolean allows(String origin) {
    return allowed.contains(origin);
  }

  /**
   * May somebody open a WebSocket, which browsers let every page try?
   *
   * @param origin the {@code Origin}; null: no browser asks
   * @param host the {@code Host} that was asked
   */
  public boolean welcomes(@Nullable String origin, @Nullable String host) {
    return origin == null || allows(origin) || isOwn(origin, host);
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    return host != null
        && (origin.equalsIgnoreCase("http://" + host)
            || origin.equalsIgnoreCase("https://" + host));
  }
}
