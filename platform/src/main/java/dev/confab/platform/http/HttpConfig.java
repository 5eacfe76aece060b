package dev.confab.platform.http;

import dev.confab.platform.config.Settings;

/**
 * Where a process listens.
 *
 * @param host address to bind, {@code 127.0.0.1} by default ({@code CONFAB_HTTP_HOST})
 * @param port from 0 (any free one) to 65535, 8080 by default ({@code CONFAB_HTTP_PORT})
 */
public record HttpConfig(String host, int port) {
  /** Reads it from settings. */
  public static HttpConfig from(Settings settings) {
    return new HttpConfig(
        settings.text("CONFAB_HTTP_HOST", "127.0.0.1"),
        settings.number("CONFAB_HTTP_PORT", 8080, 0, 65535));
  }
}
