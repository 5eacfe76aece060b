package dev.confab.schemas.codec;

import dev.confab.schemas.presence.ExpireLease;
import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.presence.LeaseCommand;
import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceCommand;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.presence.RenewLease;
import dev.confab.schemas.presence.ReportConnections;
import java.util.List;

/** Records of {@code presence-commands} and {@code presence-events}. */
final class PresenceCodecs {
  private static final String FOLDER = "presence";

  private PresenceCodecs() {}

  static List<RecordCodec<? extends PresenceCommand>> commands() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            ReportConnections.class,
            (c, out) ->
                out.uuid("userId", c.userId())
                    .uuid("nodeId", c.nodeId())
                    .number("no", c.no())
                    .list("connections", c.connections(), PresenceCodecs::write)
                    .time("issuedAt", c.issuedAt()),
            in ->
                new ReportConnections(
                    in.uuid("userId"),
                    in.uuid("nodeId"),
                    in.number("no"),
                    in.list("connections", PresenceCodecs::connection),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            ForgetPresence.class,
            (c, out) -> out.uuid("userId", c.userId()).time("issuedAt", c.issuedAt()),
            in -> new ForgetPresence(in.uuid("userId"), in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            RenewLease.class,
            PresenceCodecs::write,
            in ->
                new RenewLease(
                    in.uuid("nodeId"),
                    in.number("partition"),
                    in.number("renewal"),
                    in.time("issuedAt"))),
        RecordCodec.of(
            FOLDER,
            ExpireLease.class,
            PresenceCodecs::write,
            in ->
                new ExpireLease(
                    in.uuid("nodeId"),
                    in.number("partition"),
                    in.number("renewal"),
                    in.time("issuedAt"))));
  }

  static List<RecordCodec<? extends PresenceChanged>> events() {
    return List.of(
        RecordCodec.of(
            FOLDER,
            PresenceChanged.class,
            (e, out) ->
                out.uuid("userId", e.userId())
                    .number("version", e.version())
                    .time("at", e.at())
                    .symbol("status", e.status())
                    .time("lastSeenAt", e.lastSeenAt()),
            in ->
                new PresenceChanged(
                    in.uuid("userId"),
                    in.number("version"),
                    in.time("at"),
                    in.symbol("status", PresenceStatus.class),
                    in.timeOrNull("lastSeenAt"))));
  }

  private static void write(LeaseCommand command, AvroOut out) {
    out.uuid("nodeId", command.nodeId())
        .number("partition", command.partition())
        .number("renewal", command.renewal())
        .time("issuedAt", command.issuedAt());
  }

  private static void write(LiveConnection connection, AvroOut out) {
    out.uuid("sessionId", connection.sessionId())
        .number("connectionId", connection.connectionId())
        .symbol("status", connection.status())
        .time("openedAt", connection.openedAt());
  }

  private static LiveConnection connection(AvroIn in) {
    return new LiveConnection(
        in.uuid("sessionId"),
        in.number("connectionId"),
        in.symbol("status", PresenceStatus.class),
        in.time("openedAt"));
  }
}
