package dev.confab.gateway.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.ClientFrame.Auth;
import dev.confab.gateway.protocol.ClientFrame.Cursor;
import dev.confab.gateway.protocol.ClientFrame.Fill;
import dev.confab.gateway.protocol.ClientFrame.Import;
import dev.confab.gateway.protocol.ClientFrame.Join;
import dev.confab.gateway.protocol.ClientFrame.Leave;
import dev.confab.gateway.protocol.ClientFrame.Ping;
import dev.confab.gateway.protocol.ClientFrame.Send;
import dev.confab.gateway.protocol.ClientFrame.Sync;
import dev.confab.platform.input.InputException;
import dev.confab.platform.input.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads frames from clients. */
public final class ClientFrames {
  private static final int MAX_TOKEN_CHARS = 8192;
  private static final int MAX_TYPE_CHARS = 64;

  private ClientFrames() {}

  /**
   * Reads one frame.
   *
   * @throws BadFrameException if it is no frame that a client may send
   */
  public static ClientFrame parse(String text) throws BadFrameException {
    Fields fields = Fields.of(object(text));
    String type = fields.text("t", MAX_TYPE_CHARS);
    return switch (type) {
      case "auth" -> new Auth(fields.requiredId(), fields.text("token", MAX_TOKEN_CHARS));
      case "sync" -> new Sync(fields.requiredId(), cursors(fields));
      case "fill" -> fill(fields);
      case "ping" -> new Ping(fields.id());
      case "watch" -> PresenceFrames.watch(fields);
      case "status" -> PresenceFrames.status(fields);
      case "send" -> send(fields);
      case "join" ->
          new Join(fields.requiredId(), fields.uuid("chat"), key(fields), imported(fields));
      case "leave" ->
          new Leave(fields.requiredId(), fields.uuid("chat"), key(fields), imported(fields));
      default ->
          throw new BadFrameException(
              ErrorCode.UNKNOWN_TYPE, fields.id(), "This server knows no such frame type.");
    };
  }

  private static JsonNode object(String text) throws BadFrameException {
    try {
      return StrictJson.object(text);
    } catch (InputException e) {
      String subject = e.field() == null ? "The frame" : "`" + e.field() + "`";
      throw new BadFrameException(ErrorCode.BAD_FRAME, null, subject + " " + e.problem() + ".");
    }
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

  private static Fill fill(Fields fields) throws BadFrameException {
    long from = fields.number("from", 1);
    return new Fill(fields.requiredId(), fields.uuid("chat"), from, fields.number("to", from));
  }

  private static Send send(Fields fields) throws BadFrameException {
    List<UUID> attachments = fields.uuids("attachments", Limits.MAX_ATTACHMENTS);
    return new Send(
        fields.requiredId(),
        fields.uuid("chat"),
        fields.key("clientMsgId"),
        attachments.isEmpty()
            ? fields.lines("text", Limits.MAX_TEXT_CHARS)
            : fields.linesOrEmpty("text", Limits.MAX_TEXT_CHARS),
        attachments,
        fields.numberOrNull("threadRoot", 1),
        fields.numberOrNull("replyTo", 1),
        fields.numberOrNull("replyToPosition", 0),
        imported(fields));
  }

  private static String key(Fields fields) throws BadFrameException {
    return fields.key("key");
  }

  private static @Nullable Import imported(Fields fields) throws BadFrameException {
    Fields origin = fields.objectOrNull("import");
    return origin == null
        ? null
        : new Import(
            origin.uuid("as"),
            origin.text("source", Limits.MAX_KEY_CHARS),
            origin.number("position", 0),
            origin.time("sentAt"));
  }
}
