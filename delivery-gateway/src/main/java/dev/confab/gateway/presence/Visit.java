package dev.confab.gateway.presence;

import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.UUID;

/** One connection of a user, from when the client has said who it is until it is gone. */
public final class Visit {
  private final LiveUsers users;
  private final UUID userId;
  private final UUID sessionId;
  private final long connectionId;
  private final Instant openedAt;
  private volatile PresenceStatus status = PresenceStatus.ONLINE;

  Visit(LiveUsers users, UUID userId, UUID sessionId, long connectionId, Instant openedAt) {
    this.users = users;
    this.userId = userId;
    this.sessionId = sessionId;
    this.connectionId = connectionId;
    this.openedAt = openedAt;
  }

  /** How much the user is there, as this client sees it. */
  public void choose(PresenceStatus chosen) {
    if (status != chosen) {
      status = chosen;
      users.changed(this);
    }
  }

  /** The connection has ended; it counts a little longer. */
  public void leave() {
    users.leave(this);
  }

  UUID userId() {
    return userId;
  }

  LiveConnection connection() {
    return new LiveConnection(sessionId, connectionId, status, openedAt);
  }
}
