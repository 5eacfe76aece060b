package dev.confab.gateway.protocol;

import dev.confab.gateway.protocol.ClientFrame.Hide;
import dev.confab.gateway.protocol.ClientFrame.Wish;
import dev.confab.platform.input.ChatBounds;
import dev.confab.schemas.chat.MessageContent;
import java.util.List;
import java.util.UUID;

/** Reads wishes to say something, and about what was said. */
final class MessageFrames {
  private final Fields fields;

  private MessageFrames(Fields fields) {
    this.fields = fields;
  }

  /** Reads one, or whatever else it is. */
  static Wish parse(String type, Fields fields) throws BadFrameException {
    MessageFrames frame = new MessageFrames(fields);
    return switch (type) {
      case "send" -> frame.send();
      case "forward" -> frame.forward();
      case "edit" -> frame.edit();
      case "delete" ->
          new MessageWish.Delete(frame.id(), frame.chat(), frame.key(), frame.message());
      case "recall" ->
          new MessageWish.Recall(frame.id(), frame.chat(), frame.key(), frame.message());
      case "hide" -> new Hide(frame.id(), frame.chat(), frame.message());
      case "react" ->
          new MessageWish.React(
              frame.id(), frame.chat(), frame.key(), frame.message(), frame.reaction());
      case "unreact" ->
          new MessageWish.Unreact(
              frame.id(), frame.chat(), frame.key(), frame.message(), frame.reaction());
      case "pin" -> new MessageWish.Pin(frame.id(), frame.chat(), frame.key(), frame.message());
      case "unpin" -> new MessageWish.Unpin(frame.id(), frame.chat(), frame.key(), frame.message());
      default -> MemberFrames.parse(type, fields);
    };
  }

  private MessageWish.Send send() throws BadFrameException {
    return new MessageWish.Send(
        id(),
        chat(),
        fields.key("clientMsgId"),
        content(),
        fields.numberOrNull("threadRoot", 1),
        fields.numberOrNull("replyTo", 1),
        fields.numberOrNull("replyToPosition", 0),
        fields.imported());
  }

  private MessageWish.Forward forward() throws BadFrameException {
    Fields from = fields.object("from");
    return new MessageWish.Forward(
        id(), chat(), fields.key("clientMsgId"), from.uuid("chat"), from.number("seq", 1));
  }

  private MessageWish.Edit edit() throws BadFrameException {
    return new MessageWish.Edit(id(), chat(), key(), message(), content());
  }

  /** A text may be missing beside attachments only. */
  private MessageContent content() throws BadFrameException {
    List<UUID> attachments = fields.uuids("attachments", ChatBounds.MAX_ATTACHMENTS);
    String text =
        attachments.isEmpty()
            ? fields.lines("text", ChatBounds.MAX_TEXT_CHARS)
            : fields.linesOrEmpty("text", ChatBounds.MAX_TEXT_CHARS);
    return new MessageContent(text, attachments);
  }

  private String id() throws BadFrameException {
    return fields.requiredId();
  }

  private UUID chat() throws BadFrameException {
    return fields.uuid("chat");
  }

  private String key() throws BadFrameException {
    return fields.key("key");
  }

  private long message() throws BadFrameException {
    return fields.number("messageSeq", 1);
  }

  private String reaction() throws BadFrameException {
    return fields.text("reaction", ChatBounds.MAX_REACTION_CHARS);
  }
}
