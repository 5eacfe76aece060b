package dev.confab.gateway.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.ClientFrame.Attach;
import dev.confab.gateway.protocol.ClientFrame.Cursor;
import dev.confab.gateway.protocol.ClientFrame.Open;
import dev.confab.gateway.protocol.ClientFrame.Sync;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads frames that say where a client is, and which chats it shows. */
final class OpenFrames {
  private static final int MAX_VERSION_CHARS = 128;

  private OpenFrames() {}

  static Sync sync(Fields fields) throws BadFrameException {
    return new Sync(fields.requiredId(), cursors(fields), openOrNull(fields), meOrNull(fields));
  }

  static Attach attach(Fields fields) throws BadFrameException {
    return new Attach(fields.requiredId(), cursors(fields));
  }

  static Open open(Fields fields) throws BadFrameException {
    return new Open(fields.requiredId(), chats(fields, "chats"));
  }

  /** All are open if nothing is said; none if none is named. */
  private static @Nullable List<UUID> openOrNull(Fields fields) throws BadFrameException {
    return fields.has("open") ? chats(fields, "open") : null;
  }

  private static @Nullable String meOrNull(Fields fields) throws BadFrameException {
    return fields.has("me") ? fields.lineOrEmpty("me", MAX_VERSION_CHARS) : null;
  }

  private static List<UUID> chats(Fields fields, String name) throws BadFrameException {
    fields.array(name); // it must be there: none is said by an empty one
    return fields.uuids(name, Limits.MAX_OPEN_CHATS).stream().distinct().toList();
  }

  /** A chat named twice counts once, from the lower cursor: seeing again is better than missing. */
  private static List<Cursor> cursors(Fields fields) throws BadFrameException {
    Map<UUID, Cursor> cursors = new LinkedHashMap<>();
    for (JsonNode node : fields.array("cursors")) {
      Fields cursor = fields.element(node, "cursors");
      UUID chat = cursor.uuid("chat");
      cursors.merge(
          chat, new Cursor(chat, cursor.number("seq", 0)), (a, b) -> a.seq() <= b.seq() ? a : b);
    }
    return List.copyOf(cursors.values());
  }
}
