package dev.confab.gateway.session;

import dev.confab.platform.config.Settings;
import dev.confab.platform.limit.LimitsConfig;

/**
 * What a node bears of one client, and of all at once.
 *
 * @param connectionsOfUser live connections of a user, one for each log-in; 20 ({@code
 *     CONFAB_CONNECTIONS_OF_USER})
 * @param connectionsOfAddress connections of an address, behind which many people may be; 1,000
 *     ({@code CONFAB_CONNECTIONS_OF_ADDRESS})
 * @param framesPerSecond frames of a connection; by default twice the wishes of a user, since
 *     clients also say what they have read ({@code CONFAB_RATE_FRAMES_PER_SECOND})
 * @param attachings sessions that ask the views for their chats at the same time; 128, so that
 *     answers of 10 ms serve 12,800 a second ({@code CONFAB_ATTACHINGS})
 */
public record SessionLimits(
    int connectionsOfUser, int connectionsOfAddress, int framesPerSecond, int attachings) {
  private static final int MOST = 1_000_000;

  /** Reads them from settings. */
  public static SessionLimits from(Settings settings) {
    int wishes = LimitsConfig.from(settings).user().count();
    return new SessionLimits(
        settings.number("CONFAB_CONNECTIONS_OF_USER", 20, 1, MOST),
        settings.number("CONFAB_CONNECTIONS_OF_ADDRESS", 1_000, 1, MOST),
        settings.number("CONFAB_RATE_FRAMES_PER_SECOND", Math.min(2 * wishes, MOST), 1, MOST),
        settings.number("CONFAB_ATTACHINGS", 128, 1, MOST));
  }
}
