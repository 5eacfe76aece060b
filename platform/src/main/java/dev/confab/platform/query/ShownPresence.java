package dev.confab.platform.query;

import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much a user is there, as one viewer is told. Who may not know it sees the same of everybody.
 *
 * @param userId the user
 * @param status its name in the API
 * @param lastSeen of who is offline: when they were there last
 */
public record ShownPresence(UUID userId, String status, @Nullable Instant lastSeen) {
  /** To a viewer who was asked about. */
  public static ShownPresence of(Presence presence, UUID viewer) {
    return presence.shownTo().contains(viewer)
        ? new ShownPresence(presence.userId(), name(presence.status()), presence.lastSeenAt())
        : new ShownPresence(presence.userId(), "hidden", null);
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
