package dev.confab.processors.domain.chat;

import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.PostMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What members say. */
final class Posting {
  /** Longest text in UTF-16 characters; keeps a record far below the broker's limit. */
  static final int MAX_TEXT_CHARS = 8192;

  private Posting() {}

  static ChatDecision post(PostMessage command, Turn turn) {
    if (!turn.isMember(turn.actor())) {
      return Turn.notAMember("the actor");
    }
    ChatDecision fault = fault(command);
    if (fault != null) {
      return fault;
    }
    Long replyTo = command.replyTo();
    if (replyTo != null && turn.state().message(turn.chatId(), replyTo) == null) {
      return ChatDecision.rejected(
          "reply_target_not_found", "a message at seq " + replyTo, "there is none");
    }
    return ChatDecision.of(posted(command, turn));
  }

  private static @Nullable ChatDecision fault(PostMessage command) {
    MessageContent content = command.content();
    if ((content == null) == (command.sealed() == null)) {
      return invalid("either plain or sealed content", "there are both or none");
    }
    if (content == null) {
      return null; // what is sealed cannot be read here
    }
    if (content.text().isBlank()) {
      return invalid("a text", "it is blank");
    }
    return content.text().length() > MAX_TEXT_CHARS
        ? invalid(
            "a text of at most " + MAX_TEXT_CHARS + " characters",
            "it has " + content.text().length())
        : null;
  }

  private static ChatDecision invalid(String expected, String found) {
    return ChatDecision.rejected("invalid_message", expected, found);
  }

  private static MessagePosted posted(PostMessage command, Turn turn) {
    Instant at = turn.at();
    Imported imported = command.imported();
    return new MessagePosted(
        turn.chatId(),
        turn.seq(),
        turn.head().lastNo() + 1,
        turn.actor(),
        at,
        imported != null ? imported.sentAt() : at,
        turn.cause(),
        command.content(),
        command.sealed(),
        command.replyTo(),
        imported);
  }
}
