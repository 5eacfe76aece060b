package dev.confab.platform.query;

import java.util.List;
import java.util.UUID;

/**
 * How much is a user there, and who may know it?
 *
 * @param userId the user
 * @param viewers who would like to know; at most {@value #MAX_VIEWERS}
 * @param minVersion version of the user that the answer must include; 0: whatever is there
 */
public record PresenceQuery(UUID userId, List<UUID> viewers, long minVersion) {
  /** Each is two look-ups. */
  public static final int MAX_VIEWERS = 1_000;

  public PresenceQuery {
    viewers = List.copyOf(viewers);
    if (viewers.size() > MAX_VIEWERS) {
      throw new IllegalArgumentException(
          "at most " + MAX_VIEWERS + " viewers, not " + viewers.size());
    }
  }
}
