package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RecallMessage;
import org.jspecify.annotations.Nullable;

/** What becomes of messages. Who is blocked says nothing new, but may take back what they said. */
final class Messages {
  /** Views keep every text that a message had. */
  static final int MAX_EDITS = 100;

  private Messages() {}

  static ChatDecision edit(EditMessage command, Turn turn) {
    return AboutMessage.present(
        command.messageSeq(),
        turn,
        (actor, message) -> {
          ChatDecision fault = editFault(command, actor, message, turn);
          return fault != null ? fault : ChatDecision.of(edited(command, turn));
        });
  }

  static ChatDecision delete(DeleteMessage command, Turn turn) {
    return AboutMessage.present(
        command.messageSeq(),
        turn,
        (actor, message) -> {
          ChatDecision fault =
              message.author().equals(turn.actor())
                  ? null
                  : turn.missing(actor, Permission.DELETE_MESSAGES);
          return fault != null ? fault : ChatDecision.of(deleted(command, message, turn));
        });
  }

  static ChatDecision recall(RecallMessage command, Turn turn) {
    return AboutMessage.present(
        command.messageSeq(), turn, (_, message) -> recall(command, message, turn));
  }

  private static ChatDecision recall(RecallMessage command, MessageRow message, Turn turn) {
    if (!message.author().equals(turn.actor())) {
      return notTheAuthor("it is somebody else's");
    }
    long seconds = turn.head().settings().recallSeconds();
    return seconds == 0 || turn.at().isAfter(message.at().plusSeconds(seconds))
        ? ChatDecision.rejected(
            "too_late",
            "a message of the last " + seconds + " seconds",
            "it was posted at " + message.at())
        : ChatDecision.of(
            new MessageRecalled(
                turn.chatId(),
                turn.seq(),
                turn.actor(),
                turn.at(),
                turn.cause(),
                command.messageSeq(),
                message.threadRoot()));
  }

  private static @Nullable ChatDecision editFault(
      EditMessage command, MemberRow actor, MessageRow message, Turn turn) {
    if (!message.author().equals(turn.actor())) {
      return notTheAuthor("it is somebody else's");
    }
    if (message.forwarded()) {
      return notTheAuthor("it tells what was said elsewhere");
    }
    ChatDecision fault = turn.missing(actor, Permission.SEND_MESSAGES);
    if (fault == null) {
      fault = DirectChat.blocked(turn);
    }
    if (fault == null) {
      fault = Contents.fault(command.content(), command.sealed());
    }
    if (fault == null) {
      fault = Naming.fault(command.mentions(), actor, turn);
    }
    if (fault != null) {
      return fault;
    }
    return message.edits() >= MAX_EDITS
        ? ChatDecision.rejected(
            "too_many_edits", "at most " + MAX_EDITS + " edits", "there are as many already")
        : null;
  }

  private static ChatDecision notTheAuthor(String found) {
    return ChatDecision.rejected("not_the_author", "a message of the actor's own", found);
  }

  private static MessageEdited edited(EditMessage command, Turn turn) {
    return new MessageEdited(
        turn.chatId(),
        turn.seq(),
        turn.actor(),
        turn.at(),
        turn.cause(),
        command.messageSeq(),
        command.content(),
        command.sealed(),
        Naming.members(command.mentions(), turn));
  }

  private static MessageDeleted deleted(DeleteMessage command, MessageRow message, Turn turn) {
    return new MessageDeleted(
        turn.chatId(),
        turn.seq(),
        turn.actor(),
        turn.at(),
        turn.cause(),
        command.messageSeq(),
        message.author(),
        message.threadRoot());
  }
}
