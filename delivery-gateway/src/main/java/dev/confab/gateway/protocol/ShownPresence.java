package dev.confab.gateway.protocol;

import dev.confab.platform.query.Presence;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much a user is there, as a client is told.
 *
 * @param user the user
 * @param status its name in frames
 * @param lastSeen of who is offline: when they were there last
 */
public record ShownPresence(UUID user, String status, @Nullable Instant lastSeen) {
  /** To somebody who may know it. */
  public static ShownPresence of(Presence presence) {
    return new ShownPresence(presence.userId(), name(presence.status()), presence.lastSeenAt());
  }

  /** To somebody who may not. */
  public static ShownPresence hidden(UUID user) {
    return new ShownPresence(user, "hidden", null);
  }

  private static String name(PresenceStatus status) {
    return switch (status) {
      case ONLINE, UNKNOWN -> "online";
      case AWAY -> "away";
      case BUSY -> "busy";
      case OFFLINE -> "offline";
    };
  }
}
