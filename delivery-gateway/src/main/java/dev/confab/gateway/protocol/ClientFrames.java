package dev.confab.gateway.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.confab.gateway.protocol.ClientFrame.Auth;
import dev.confab.gateway.protocol.ClientFrame.Fill;
import dev.confab.gateway.protocol.ClientFrame.Mark;
import dev.confab.gateway.protocol.ClientFrame.Ping;
import dev.confab.gateway.protocol.ClientFrame.Reauth;
import dev.confab.gateway.protocol.ClientFrame.Typing;
import dev.confab.platform.input.InputException;
import dev.confab.platform.input.StrictJson;

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
      case "reauth" -> new Reauth(fields.requiredId(), fields.text("token", MAX_TOKEN_CHARS));
      case "sync" -> OpenFrames.sync(fields);
      case "attach" -> OpenFrames.attach(fields);
      case "open" -> OpenFrames.open(fields);
      case "fill" -> fill(fields);
      case "ping" -> new Ping(fields.id());
      case "watch" -> PresenceFrames.watch(fields);
      case "status" -> PresenceFrames.status(fields);
      case "typing" -> new Typing(fields.id(), fields.uuid("chat"), fields.flagOr("on", true));
      case "received" -> new Mark(fields.id(), fields.uuid("chat"), fields.number("no", 1), 0);
      case "read" -> new Mark(fields.id(), fields.uuid("chat"), 0, fields.number("no", 1));
      default -> MessageFrames.parse(type, fields);
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

  private static Fill fill(Fields fields) throws BadFrameException {
    long from = fields.number("from", 1);
    return new Fill(fields.requiredId(), fields.uuid("chat"), from, fields.number("to", from));
  }
}
