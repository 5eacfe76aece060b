package dev.confab.processors.domain.chat;

import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PostMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What members say. */
final class Posting {
  private Posting() {}

  static ChatDecision post(PostMessage command, Turn turn) {
    MemberRow author = turn.member(turn.actor());
    if (author == null) {
      return Turn.notAMember("the actor");
    }
    ChatDecision fault = fault(command, author, turn);
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
    return turn.message(seq) != null;
  }

  private static ChatDecision targetNotFound(String expected) {
    return ChatDecision.rejected("reply_target_not_found", expected, "there is none");
  }

  /** Imports are of people who were members: what they may say today is no matter. */
  private static @Nullable ChatDecision fault(PostMessage command, MemberRow author, Turn turn) {
    ChatDecision fault = turn.isImport() ? null : turn.missing(author, Permission.SEND_MESSAGES);
    if (fault == null) {
      fault = DirectChat.blocked(turn);
    }
    if (fault == null) {
      fault = Contents.fault(command.content(), command.sealed());
    }
    if (fault == null) {
      fault = positionFault(command);
    }
    if (fault == null) {
      fault = Naming.fault(command.mentions(), author, turn);
    }
    if (fault == null) {
      fault = SlowMode.fault(author, turn);
    }
    return fault != null ? fault : Threads.fault(command.threadRoot(), turn);
  }

  private static @Nullable ChatDecision positionFault(PostMessage command) {
    return command.replyToPosition() != null
            && (command.imported() == null || command.replyTo() != null)
        ? Contents.invalid(
            "a position to answer in imports only, instead of replyTo", "it is beside")
        : null;
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
        command.threadRoot(),
        Naming.members(command.mentions(), turn),
        command.forwarded(),
        imported);
  }
}
