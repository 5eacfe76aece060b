package dev.confab.ingest.account;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log-in came from, as its User-Agent says, so that people can tell their sessions apart.
 */
final class Devices {
  /**
   * Room for what browsers write, some 130 characters; the session keeps it as long as it lasts.
   */
  static final int MAX_CHARS = 200;

  private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

  private Devices() {}

  static @Nullable String of(Context ctx) {
    String agent = ctx.userAgent();
    return agent == null || agent.isBlank() ? null : label(agent);
  }

  static String label(String agent) {
    String printable = UNPRINTABLE.matcher(agent.strip()).replaceAll("?");
    return printable.substring(0, Math.min(printable.length(), MAX_CHARS));
  }
}
