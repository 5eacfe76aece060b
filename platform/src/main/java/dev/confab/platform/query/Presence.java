package dev.confab.platform.query;

import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much a user is there.
 *
 * @param userId the user
 * @param version version of the last change of their presence; 0: they never were there
 * @param status how much
 * @param lastSeenAt of who is offline: when they were there last; null if they never were
 * @param shownTo those of the viewers asked about who may know all this: see {@link Sight}
 */
public record Presence(
    UUID userId,
    long version,
    PresenceStatus status,
    @Nullable Instant lastSeenAt,
    List<UUID> shownTo) {
  public Presence {
    shownTo = List.copyOf(shownTo);
  }
}
