package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.UnpinMessage;
import org.jspecify.annotations.Nullable;

/** What is shown to all members above everything else. */
final class Pins {
  /** More than anybody reads; clients get them all at once. */
  static final int MAX = 50;

  private Pins() {}

  static ChatDecision pin(PinMessage command, Turn turn) {
    return AboutMessage.present(
        command.messageSeq(),
        turn,
        (actor, message) -> {
          ChatDecision fault = actorFault(actor, turn);
          return fault != null ? fault : pin(command, message, turn);
        });
  }

  /** What is gone is not pinned any more. */
  static ChatDecision unpin(UnpinMessage command, Turn turn) {
    return AboutMessage.judge(
        command.messageSeq(),
        turn,
        (actor, message) -> {
          ChatDecision fault = actorFault(actor, turn);
          return fault != null ? fault : unpin(command, message, turn);
        });
  }

  private static ChatDecision pin(PinMessage command, MessageRow message, Turn turn) {
    if (message.pinned()) {
      return turn.alreadySo();
    }
    return turn.head().counts().pins() >= MAX
        ? ChatDecision.rejected(
            "too_many_pins", "at most " + MAX + " pinned messages", "there are as many already")
        : ChatDecision.of(
            new MessagePinned(
                turn.chatId(),
                turn.seq(),
                turn.actor(),
                turn.at(),
                turn.cause(),
                command.messageSeq(),
                message.author()));
  }

  private static ChatDecision unpin(UnpinMessage command, MessageRow message, Turn turn) {
    return message.pinned()
        ? ChatDecision.of(
            new MessageUnpinned(
                turn.chatId(),
                turn.seq(),
                turn.actor(),
                turn.at(),
                turn.cause(),
                command.messageSeq(),
                message.author()))
        : turn.alreadySo();
  }

  private static @Nullable ChatDecision actorFault(MemberRow actor, Turn turn) {
    ChatDecision forbidden = turn.missing(actor, Permission.PIN_MESSAGES);
    return forbidden != null ? forbidden : DirectChat.blocked(turn);
  }
}
