package dev.confab.ops.up;

import dev.confab.platform.config.ConfigException;
import dev.confab.platform.config.Settings;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The ports among which those of the parts are chosen: {@code CONFAB_PORTS}. Two that start side by
 * side with ranges of their own never choose the same port.
 *
 * @param lowest the lowest of them, at least 1
 * @param highest the highest of them, at most 65,535
 */
record PortRange(int lowest, int highest) {
  private static final String KEY = "CONFAB_PORTS";
  private static final Pattern FORM = Pattern.compile("(\\d{1,5})-(\\d{1,5})");

  /**
   * Below the range that systems use for outgoing connections: a client that calls a dead child
   * again and again must not get its port.
   */
  private static final String DEFAULT = "20000-31999";

  private static final int LAST = 65_535;

  /**
   * Reads it.
   *
   * @throws ConfigException if it is no range of ports
   */
  static PortRange from(Settings settings) {
    String text = settings.text(KEY, DEFAULT);
    Matcher form = FORM.matcher(text);
    if (form.matches()) {
      int lowest = Integer.parseInt(form.group(1));
      int highest = Integer.parseInt(form.group(2));
      if (1 <= lowest && lowest <= highest && highest <= LAST) {
        return new PortRange(lowest, highest);
      }
    }
    throw new ConfigException(
        KEY, "is \"" + text + "\", expected the lowest and the highest port, such as " + DEFAULT);
  }

  /** Any of them, without end. */
  IntStream any() {
    return ThreadLocalRandom.current().ints(lowest, highest + 1);
  }
}
