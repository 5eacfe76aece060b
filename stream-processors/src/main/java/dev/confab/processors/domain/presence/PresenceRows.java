package dev.confab.processors.domain.presence;

import java.util.UUID;

/** Rows that can be written; only {@link PresenceEvolver} does. */
public interface PresenceRows extends PresenceState {
  /** Writes a user. */
  void putUser(UUID userId, PresenceRow user);

  /** Takes a user away. */
  void removeUser(UUID userId);

  /** Writes a gateway's lease. */
  void putLease(UUID nodeId, LeaseRow lease);

  /** Takes a gateway's lease away. */
  void removeLease(UUID nodeId);

  /** Notes that a user has connections to a gateway, or has none any more. */
  void putConnected(UUID nodeId, UUID userId, boolean connected);
}
