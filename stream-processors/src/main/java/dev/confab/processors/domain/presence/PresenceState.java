package dev.confab.processors.domain.presence;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that a decision about presence may look at. */
public interface PresenceState {
  /** A user; null if nothing was ever heard of them. */
  @Nullable PresenceRow user(UUID userId);

  /** A gateway's lease; null if it has none. */
  @Nullable LeaseRow lease(UUID nodeId);

  /** Users who have connections to a gateway, as far as it has said so: at most so many of them. */
  List<UUID> usersOf(UUID nodeId, int limit);
}
