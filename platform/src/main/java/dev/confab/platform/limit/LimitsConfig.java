package dev.confab.platform.limit;

import dev.confab.platform.config.Settings;
import java.time.Duration;

/**
 * How often one may ask. Each node counts for itself; importers are not counted. The defaults are
 * far above what people do and far below what harms a node.
 *
 * @param user requests and wishes of a user; 200 a second ({@code CONFAB_RATE_USER_PER_SECOND})
 * @param chat changes of a chat, by whomever; 1,000 a second, a fifth of what one chat's partition
 *     carries ({@code CONFAB_RATE_CHAT_PER_SECOND})
 * @param address HTTP requests of an address, behind which many people may be; 1,000 a second
 *     ({@code CONFAB_RATE_ADDRESS_PER_SECOND})
 * @param registration registrations from an address; 300 an hour: a school's class at once ({@code
 *     CONFAB_REGISTRATIONS_PER_HOUR})
 * @param logIn failed log-ins with one name from one address; 10 in 15 minutes ({@code
 *     CONFAB_LOGIN_FAILURES})
 * @param logInAddress failed log-ins from one address, with whatever names; 100 in 15 minutes
 *     ({@code CONFAB_LOGIN_FAILURES_OF_ADDRESS})
 */
public record LimitsConfig(
    Rate user, Rate chat, Rate address, Rate registration, Rate logIn, Rate logInAddress) {
  /** In it, a guesser of passwords gets some 1,000 guesses a day at one name: OWASP ASVS 2.2.1. */
  private static final Duration LOG_IN_PERIOD = Duration.ofMinutes(15);

  private static final int MOST = 1_000_000;

  /** Reads it from settings. */
  public static LimitsConfig from(Settings settings) {
    return new LimitsConfig(
        Rate.perSecond(count(settings, "CONFAB_RATE_USER_PER_SECOND", 200)),
        Rate.perSecond(count(settings, "CONFAB_RATE_CHAT_PER_SECOND", 1_000)),
        Rate.perSecond(count(settings, "CONFAB_RATE_ADDRESS_PER_SECOND", 1_000)),
        Rate.per(Duration.ofHours(1), count(settings, "CONFAB_REGISTRATIONS_PER_HOUR", 300)),
        Rate.per(LOG_IN_PERIOD, count(settings, "CONFAB_LOGIN_FAILURES", 10)),
        Rate.per(LOG_IN_PERIOD, count(settings, "CONFAB_LOGIN_FAILURES_OF_ADDRESS", 100)));
  }

  private static int count(Settings settings, String key, int otherwise) {
    return settings.number(key, otherwise, 1, MOST);
  }
}
