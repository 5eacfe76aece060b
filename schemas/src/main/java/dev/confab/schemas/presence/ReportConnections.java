package dev.confab.schemas.presence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A gateway says which live connections a user has to it: all of them, in place of what it said
 * before.
 *
 * @param userId the user
 * @param nodeId the gateway: a new id with each start, and whenever it may have been taken for dead
 * @param no number of the report among all of this node, from 1, growing: of two reports on a user
 *     the higher one counts
 * @param connections none: the user is not here any more
 * @param issuedAt when the gateway said it
 */
public record ReportConnections(
    UUID userId, UUID nodeId, long no, List<LiveConnection> connections, Instant issuedAt)
    implements ConnectionsCommand {
  public ReportConnections {
    connections = List.copyOf(connections);
  }
}
