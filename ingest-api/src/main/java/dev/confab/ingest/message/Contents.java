package dev.confab.ingest.message;

import dev.confab.ingest.request.JsonBody;
import dev.confab.platform.input.ChatBounds;
import dev.confab.schemas.chat.MessageContent;
import java.util.List;
import java.util.UUID;

/** What a request wants a message to say. */
final class Contents {
  private Contents() {}

  /** A text may be missing beside attachments only. */
  static MessageContent read(JsonBody body) {
    List<UUID> attachments = body.ids("attachments", ChatBounds.MAX_ATTACHMENTS);
    if (attachments.isEmpty()) {
      return new MessageContent(body.lines("text", 1, ChatBounds.MAX_TEXT_CHARS));
    }
    String text = body.linesOrNull("text", 0, ChatBounds.MAX_TEXT_CHARS);
    return new MessageContent(text == null ? "" : text, attachments);
  }
}
