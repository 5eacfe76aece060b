package dev.confab.processors.store;

import dev.confab.processors.domain.presence.LeaseRow;
import dev.confab.processors.domain.presence.NodeReport;
import dev.confab.processors.domain.presence.PresenceRow;
import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Bytes of the rows of presence. */
final class PresenceRowBytes {
  private static final byte V1 = 1;
  private static final int HEAD_BYTES = 32;
  private static final int NODE_BYTES = 40;
  private static final int CONNECTION_BYTES = 40;

  private PresenceRowBytes() {}

  static byte[] write(PresenceRow user) {
    RowOut out =
        new RowOut(V1, maxBytes(user))
            .number(user.version())
            .time(user.at())
            .code(code(user.status()))
            .count(user.nodes().size());
    user.nodes().forEach(node -> write(node, out));
    return out.bytes();
  }

  static PresenceRow readUser(byte[] row) {
    RowIn in = new RowIn(row, V1);
    long version = in.number();
    Instant at = in.time();
    PresenceStatus status = statusOf(in.code());
    List<NodeReport> nodes = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      nodes.add(readNode(in));
    }
    return new PresenceRow(version, at, status, nodes);
  }

  static byte[] write(LeaseRow lease) {
    return new RowOut(V1).number(lease.renewal()).time(lease.renewedAt()).bytes();
  }

  static LeaseRow readLease(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new LeaseRow(in.number(), in.time());
  }

  private static void write(NodeReport node, RowOut out) {
    out.id(node.nodeId()).number(node.no()).time(node.at()).count(node.connections().size());
    for (LiveConnection connection : node.connections()) {
      out.id(connection.sessionId())
          .number(connection.connectionId())
          .code(code(connection.status()))
          .time(connection.openedAt());
    }
  }

  private static NodeReport readNode(RowIn in) {
    UUID nodeId = in.id();
    long no = in.number();
    Instant at = in.time();
    List<LiveConnection> connections = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      connections.add(new LiveConnection(in.id(), in.number(), statusOf(in.code()), in.time()));
    }
    return new NodeReport(nodeId, no, at, connections);
  }

  private static int maxBytes(PresenceRow user) {
    int bytes = HEAD_BYTES;
    for (NodeReport node : user.nodes()) {
      bytes += NODE_BYTES + CONNECTION_BYTES * node.connections().size();
    }
    return bytes;
  }

  private static byte code(PresenceStatus status) {
    return switch (status) {
      case UNKNOWN -> 0;
      case ONLINE -> 1;
      case AWAY -> 2;
      case BUSY -> 3;
      case OFFLINE -> 4;
    };
  }

  private static PresenceStatus statusOf(byte code) {
    return switch (code) {
      case 1 -> PresenceStatus.ONLINE;
      case 2 -> PresenceStatus.AWAY;
      case 3 -> PresenceStatus.BUSY;
      case 4 -> PresenceStatus.OFFLINE;
      default -> PresenceStatus.UNKNOWN;
    };
  }
}
