package dev.confab.ingest.message;

import dev.confab.ingest.request.JsonBody;
import dev.confab.schemas.chat.MessageContent;
import java.util.List;
import java.util.UUID;

/** What a request wants a message to say. */
final class Contents {
  private static final int MAX_TEXT_CHARS = 8192;
  private static final int MAX_ATTACHMENTS = 10;

  private Contents() {}

  /** A text may be missing beside attachments only. */
  static MessageContent read(JsonBody body) {
    List<UUID> attachments = body.ids("attachments", MAX_ATTACHMENTS);
    if (attachments.isEmpty()) {
      return new MessageContent(body.lines("text", 1, MAX_TEXT_CHARS));
    }
    String text = body.linesOrNull("text", 0, MAX_TEXT_CHARS);
    return new MessageContent(text == null ? "" : text, attachments);
  }
}
