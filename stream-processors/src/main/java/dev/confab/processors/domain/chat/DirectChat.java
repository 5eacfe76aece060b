package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.Times;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.schemas.Cause;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chats of two people. There is one of each pair, and it has the two for ever; who does not want to
 * hear from the other one blocks them.
 */
final class DirectChat {
  private DirectChat() {}

  /** Opening it again is no mistake, whoever does it: both mean the same chat. */
  static ChatDecision open(OpenDirectChat command, ChatState state) {
    UUID actor = command.actor();
    if (actor.equals(command.other())) {
      return ChatDecision.rejected("invalid_chat", "two people", "they are the same");
    }
    ChatDecision wrong = idFault(command.chatId(), actor, command.other());
    if (wrong != null) {
      return wrong;
    }
    Head head = state.head(command.chatId());
    if (head != null) {
      return ChatDecision.nothing(new Accepted(command.chatId(), 1, 0, head.lastAt(), true));
    }
    ChatDecision blocked = blocked(command.chatId(), actor, state);
    return blocked != null ? blocked : ChatDecision.of(events(command));
  }

  /** Notes may come twice or late: the newest of each of the two counts. */
  static ChatDecision note(NoteBlock command, ChatState state) {
    UUID chatId = command.chatId();
    ChatDecision wrong = idFault(chatId, command.actor(), command.other());
    if (wrong != null) {
      return wrong;
    }
    BlocksRow before = state.blocks(chatId);
    BlocksRow after = before.after(command);
    Head head = state.head(chatId);
    Accepted accepted =
        new Accepted(
            chatId,
            head == null ? 0 : head.lastSeq(),
            0,
            head == null ? command.issuedAt() : Times.later(command.issuedAt(), head.lastAt()),
            after.equals(before));
    return ChatDecision.noted(accepted, after);
  }

  /** Why this one cannot write to the other; null if they can. */
  private static @Nullable ChatDecision blocked(UUID chatId, UUID actor, ChatState state) {
    BlocksRow blocks = state.blocks(chatId);
    if (blocks.isBlockedBy(actor)) {
      return ChatDecision.rejected(
          "user_blocked", "the other one not to be blocked", "the actor blocks them");
    }
    return blocks.isBlocked(actor)
        ? ChatDecision.rejected(
            "blocked", "the other one to take messages of the actor", "they do not")
        : null;
  }

  /** Why the actor cannot say anything here; null if they can, as in every other kind of chat. */
  static @Nullable ChatDecision blocked(Turn turn) {
    return turn.head().type() == ChatType.DIRECT
        ? blocked(turn.chatId(), turn.actor(), turn.state())
        : null;
  }

  /** Nobody comes and nobody goes. */
  static ChatDecision hasItsTwo() {
    return ChatDecision.rejected(
        "direct_chat", "a chat whose members change", "it is of two people for ever");
  }

  private static @Nullable ChatDecision idFault(UUID chatId, UUID one, UUID other) {
    return chatId.equals(DirectChats.idOf(one, other))
        ? null
        : ChatDecision.rejected(
            "wrong_chat_id", "an id derived from the two people", "this is another");
  }

  private static List<ChatEvent> events(OpenDirectChat command) {
    return List.of(
        new ChatCreated(
            command.chatId(),
            1,
            command.actor(),
            command.issuedAt(),
            new Cause(command.clientKey(), command.contentHash()),
            ChatType.DIRECT,
            false,
            null,
            null),
        added(command, 2, command.actor()),
        added(command, 3, command.other()));
  }

  /** Neither has more to say than the other. */
  private static MemberAdded added(OpenDirectChat command, long seq, UUID userId) {
    return new MemberAdded(
        command.chatId(), seq, command.actor(), command.issuedAt(), null, userId, Role.MEMBER, 0);
  }
}
