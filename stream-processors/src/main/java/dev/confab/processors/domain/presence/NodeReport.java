package dev.confab.processors.domain.presence;

import dev.confab.schemas.presence.LiveConnection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a gateway last said of a user.
 *
 * @param nodeId the gateway
 * @param no number of the report among those of the gateway
 * @param at when it was said
 * @param connections the user's connections there; none: a mark, by which a report that comes late
 *     is known to be older
 */
public record NodeReport(UUID nodeId, long no, Instant at, List<LiveConnection> connections) {
  public NodeReport {
    connections = List.copyOf(connections);
  }
}
