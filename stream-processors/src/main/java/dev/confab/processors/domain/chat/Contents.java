package dev.confab.processors.domain.chat;

import dev.confab.schemas.Sealed;
import dev.confab.schemas.chat.MessageContent;
import org.jspecify.annotations.Nullable;

/** What a message may say, at first and after edits. */
final class Contents {
  /** Longest text in UTF-16 characters; keeps a record far below the broker's limit. */
  static final int MAX_TEXT_CHARS = 8192;

  /** As many as clients show as one album. */
  static final int MAX_ATTACHMENTS = 10;

  private Contents() {}

  /** What is wrong with a content; null if nothing is, or if it is sealed. */
  static @Nullable ChatDecision fault(@Nullable MessageContent content, @Nullable Sealed sealed) {
    if ((content == null) == (sealed == null)) {
      return invalid("either plain or sealed content", "there are both or none");
    }
    return content == null ? null : fault(content);
  }

  static ChatDecision invalid(String expected, String found) {
    return ChatDecision.rejected("invalid_message", expected, found);
  }

  private static @Nullable ChatDecision fault(MessageContent content) {
    int attachments = content.attachments().size();
    if (content.text().isBlank() && attachments == 0) {
      return invalid("a text", "it is blank");
    }
    if (attachments > MAX_ATTACHMENTS) {
      return invalid("at most " + MAX_ATTACHMENTS + " attachments", "there are " + attachments);
    }
    return content.text().length() > MAX_TEXT_CHARS
        ? invalid(
            "a text of at most " + MAX_TEXT_CHARS + " characters",
            "it has " + content.text().length())
        : null;
  }
}
