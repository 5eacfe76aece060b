package dev.confab.processors.domain.presence;

import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user, and the gateways that know them.
 *
 * @param version version of the last {@link PresenceChanged}; 0: there was none
 * @param at its time
 * @param status what it said
 * @param nodes what gateways last said, in the order in which it was heard
 */
public record PresenceRow(long version, Instant at, PresenceStatus status, List<NodeReport> nodes) {
  /** A user of whom nothing was ever heard. */
  public static final PresenceRow NEVER_SEEN =
      new PresenceRow(0, Instant.EPOCH, PresenceStatus.OFFLINE, List.of());

  /**
   * How long it is remembered that a gateway has none of the user's connections any more. One
   * producer keeps its order, so that only what was on its way at a failure may come late.
   */
  static final Duration MARKS_KEPT = Duration.ofMinutes(1);

  /**
   * More gateways than this do not know one user: each takes its own number of connections of a
   * user. The oldest report goes first.
   */
  static final int MAX_NODES = 32;

  public PresenceRow {
    nodes = List.copyOf(nodes);
  }

  /** What a gateway last said; null if it is not known to have said anything. */
  @Nullable NodeReport of(UUID nodeId) {
    return nodes.stream().filter(node -> node.nodeId().equals(nodeId)).findFirst().orElse(null);
  }

  /** The row with a new report in the place of the node's last one, without marks that are old. */
  PresenceRow with(NodeReport report) {
    Instant oldest = report.at().minus(MARKS_KEPT);
    List<NodeReport> after = new ArrayList<>();
    for (NodeReport node : nodes) {
      boolean old = node.connections().isEmpty() && node.at().isBefore(oldest);
      if (!old && !node.nodeId().equals(report.nodeId())) {
        after.add(node);
      }
    }
    after.add(report);
    return new PresenceRow(
        version, at, status, after.subList(Math.max(0, after.size() - MAX_NODES), after.size()));
  }

  /** The row without what a gateway said. */
  PresenceRow without(UUID nodeId) {
    return new PresenceRow(
        version, at, status, nodes.stream().filter(node -> !node.nodeId().equals(nodeId)).toList());
  }

  /** The row after a change was published. */
  PresenceRow after(PresenceChanged event) {
    return new PresenceRow(event.version(), event.at(), event.status(), nodes);
  }

  /** How much the user is there, seen over all connections. */
  PresenceStatus overall() {
    if (has(PresenceStatus.BUSY)) {
      return PresenceStatus.BUSY;
    }
    // What a newer gateway calls in another way is a connection all the same.
    if (has(PresenceStatus.ONLINE) || has(PresenceStatus.UNKNOWN)) {
      return PresenceStatus.ONLINE;
    }
    return has(PresenceStatus.AWAY) ? PresenceStatus.AWAY : PresenceStatus.OFFLINE;
  }

  private boolean has(PresenceStatus wanted) {
    return connections().anyMatch(connection -> connection.status() == wanted);
  }

  private Stream<LiveConnection> connections() {
    return nodes.stream().flatMap(node -> node.connections().stream());
  }
}
