package dev.confab.schemas;

import static dev.confab.schemas.catalogue.Topics.PRESENCE_COMMANDS;
import static dev.confab.schemas.catalogue.Topics.PRESENCE_EVENTS;

import dev.confab.schemas.presence.ExpireLease;
import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.presence.LiveConnection;
import dev.confab.schemas.presence.PresenceChanged;
import dev.confab.schemas.presence.PresenceStatus;
import dev.confab.schemas.presence.RenewLease;
import dev.confab.schemas.presence.ReportConnections;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Samples of who is there. */
final class PresenceSamples {
  private static final UUID ALICE = UUID.fromString("a11ce000-0000-4000-8000-000000000002");
  private static final UUID SESSION = UUID.fromString("5e550000-0000-4000-8000-000000000006");
  private static final UUID NODE = UUID.fromString("0de00000-0000-4000-8000-000000000008");
  private static final Instant AT = Instant.parse("2026-11-21T12:34:56.789Z");
  private static final List<LiveConnection> CONNECTIONS =
      List.of(
          new LiveConnection(SESSION, 17, PresenceStatus.BUSY, AT),
          new LiveConnection(NODE, 300, PresenceStatus.ONLINE, AT.plusSeconds(1)));

  private PresenceSamples() {}

  static List<Sample<?>> all() {
    return List.of(
        new Sample<>(PRESENCE_COMMANDS, new ReportConnections(ALICE, NODE, 4, CONNECTIONS, AT)),
        new Sample<>(PRESENCE_COMMANDS, new ForgetPresence(ALICE, AT)),
        new Sample<>(PRESENCE_COMMANDS, new RenewLease(NODE, 3, 250, AT)),
        new Sample<>(PRESENCE_COMMANDS, new ExpireLease(NODE, 3, 250, AT)),
        new Sample<>(
            PRESENCE_EVENTS,
            new PresenceChanged(ALICE, 7, AT, PresenceStatus.OFFLINE, AT.minusSeconds(5))));
  }
}
