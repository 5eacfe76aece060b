package dev.confab.processors.domain.chat;

import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.ChatType;
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
    ChatDecision blocked =
        turn.head().type() == ChatType.DIRECT
            ? DirectChat.blocked(turn.chatId(), turn.actor(), turn.state())
            : null;
    if (blocked != null) {
      return blocked;
    }
    ChatDecision fault = fault(command);
    if (fault != null) {
      return fault;
    }
    Imported imported = command.imported();
    Long position = command.replyToPosition();
    return imported != null && position != null
        ? answer(command, imported.source(), position, turn)
        : answer(command, command.replyTo(), turn);
  }

  private static ChatDecision answer(PostMessage command, @Nullable Long target, Turn turn) {
    return target == null || isMessage(target, turn)
        ? ChatDecision.of(posted(command, target, turn))
        : targetNotFound("a message at seq " + target);
  }

  private static ChatDecision answer(PostMessage command, String source, long position, Turn turn) {
    ImportedRow target = turn.state().imported(turn.chatId(), source, position);
    return target != null && isMessage(target.seq(), turn)
        ? ChatDecision.of(posted(command, target.seq(), turn))
        : targetNotFound("a message from position " + position + " of the source");
  }

  private static boolean isMessage(long seq, Turn turn) {
    return turn.state().message(turn.chatId(), seq) != null;
  }

  private static ChatDecision targetNotFound(String expected) {
    return ChatDecision.rejected("reply_target_not_found", expected, "there is none");
  }

  private static @Nullable ChatDecision fault(PostMessage command) {
    MessageContent content = command.content();
    if ((content == null) == (command.sealed() == null)) {
      return invalid("either plain or sealed content", "there are both or none");
    }
    if (command.replyToPosition() != null
        && (command.imported() == null || command.replyTo() != null)) {
      return invalid("a position to answer in imports only, instead of replyTo", "it is beside");
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

  private static MessagePosted posted(PostMessage command, @Nullable Long replyTo, Turn turn) {
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
        replyTo,
        imported);
  }
}
