package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.Status;
import dev.confab.gateway.protocol.ClientFrame.Watch;
import dev.confab.schemas.presence.PresenceStatus;
import java.util.HashSet;

/** Reads frames about who is there. */
final class PresenceFrames {
  private static final int MAX_STATUS_CHARS = 16;

  private PresenceFrames() {}

  static Watch watch(Fields fields) throws BadFrameException {
    fields.array("users"); // nobody is said by an empty one
    return new Watch(fields.requiredId(), new HashSet<>(fields.uuids("users", Limits.MAX_WATCHED)));
  }

  /** Nobody is offline while they are connected. */
  static Status status(Fields fields) throws BadFrameException {
    return new Status(
        fields.id(),
        switch (fields.text("status", MAX_STATUS_CHARS)) {
          case "online" -> PresenceStatus.ONLINE;
          case "away" -> PresenceStatus.AWAY;
          case "busy" -> PresenceStatus.BUSY;
          default -> throw fields.wrong("status", "must be online, away or busy");
        });
  }
}
