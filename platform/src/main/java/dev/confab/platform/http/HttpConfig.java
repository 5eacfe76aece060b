package dev.confab.platform.http;

import dev.confab.platform.config.Settings;

/**
 * Where a process listens, and what stands in front of it.
 *
 * @param host address to bind, {@code 127.0.0.1} by default ({@code CONFAB_HTTP_HOST})
 * @param port from 0 (any free one) to 65535, 8080 by default ({@code CONFAB_HTTP_PORT})
 * @param origins whose pages may use it from a browser; none by default ({@code
 *     CONFAB_CORS_ORIGINS})
 * @param tls is it reached through TLS only? Then browsers are told to insist on it; no by default
 *     ({@code CONFAB_HTTP_TLS}, {@code true} or {@code false})
 * @param proxies how many proxies in front of it are trusted to say in {@code X-Forwarded-For} who
 *     asks, 0 to 8; by default 0, and the header is not looked at ({@code CONFAB_HTTP_PROXIES})
 */
public record HttpConfig(String host, int port, Origins origins, boolean tls, int proxies) {
  /** With nothing in front of it. */
  public HttpConfig(String host, int port) {
    this(host, port, Origins.OWN, false, 0);
  }

  /** Reads it from settings. */
  public static HttpConfig from(Settings settings) {
    return from(
        settings,
        settings.text("CONFAB_HTTP_HOST", "127.0.0.1"),
        settings.number("CONFAB_HTTP_PORT", 8080, 0, 65535));
  }

  /** Reads what is not given from settings. */
  public static HttpConfig from(Settings settings, String host, int port) {
    return new HttpConfig(
        host,
        port,
        Origins.from(settings),
        settings.flag("CONFAB_HTTP_TLS", false),
        settings.number("CONFAB_HTTP_PROXIES", 0, 0, 8));
  }
}
