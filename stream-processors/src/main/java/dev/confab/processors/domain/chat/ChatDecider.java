package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.ClientKeys;
import dev.confab.processors.domain.Imports;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RemoveMember;
import org.jspecify.annotations.Nullable;

/** Judges chat commands: pure, reads rows, writes nothing. */
public final class ChatDecider {
  private ChatDecider() {}

  /** Decides on one command, given the rows of everything that happened before it. */
  public static ChatDecision decide(ChatCommand command, ChatState state) {
    Rejected fault = ClientKeys.fault(command.clientKey());
    if (fault != null) {
      return ChatDecision.nothing(fault);
    }
    return switch (command) {
      case CreateChat create -> Creation.decide(create, state);
      case OpenDirectChat open -> DirectChat.open(open, state);
      case NoteBlock note -> DirectChat.note(note, state);
      case JoinChat _, LeaveChat _, AddMember _, RemoveMember _, PostMessage _ ->
          atChat(command, state);
    };
  }

  private static ChatDecision atChat(ChatCommand command, ChatState state) {
    Head head = state.head(command.chatId());
    if (head == null) {
      return ChatDecision.rejected("chat_not_found", "a chat with this id", "there is none");
    }
    Imported imported = command.imported();
    ChatDecision earlier =
        imported == null ? repeated(command, state) : importedBefore(command, imported, state);
    return earlier != null ? earlier : judge(new Turn(command, head, state));
  }

  /** A retry gets the first outcome; another wish under the same key is a mistake. */
  private static @Nullable ChatDecision repeated(ChatCommand command, ChatState state) {
    DoneRow done = state.done(command.chatId(), command.actor(), command.clientKey());
    if (done == null) {
      return null;
    }
    return done.contentHash().equals(command.contentHash())
        ? ChatDecision.nothing(
            new Accepted(command.chatId(), done.seq(), done.no(), done.at(), true))
        : ChatDecision.rejected(
            "client_key_reused",
            "a client key to name one wish",
            "this one named another at seq " + done.seq());
  }

  /** What came from a position stays what it is, for ever and whatever the wish says now. */
  private static @Nullable ChatDecision importedBefore(
      ChatCommand command, Imported imported, ChatState state) {
    Rejected fault = Imports.fault(imported);
    if (fault != null) {
      return ChatDecision.nothing(fault);
    }
    ImportedRow row = state.imported(command.chatId(), imported.source(), imported.position());
    if (row != null) {
      return ChatDecision.nothing(
          new Accepted(command.chatId(), row.seq(), row.no(), row.at(), true));
    }
    return command instanceof PostMessage ? null : overtaken(command, imported, state);
  }

  /**
   * Who was in when something was said cannot be changed afterwards. A message can be late: what
   * got lost among others is brought later.
   */
  private static @Nullable ChatDecision overtaken(
      ChatCommand command, Imported imported, ChatState state) {
    long last = state.lastImported(command.chatId(), imported.source());
    Rejected fault = Imports.fault(imported, last);
    return fault == null ? null : ChatDecision.nothing(fault);
  }

  private static ChatDecision judge(Turn turn) {
    boolean direct = turn.head().type() == ChatType.DIRECT;
    return switch (turn.command()) {
      case JoinChat _, LeaveChat _, AddMember _, RemoveMember _ when direct ->
          DirectChat.hasItsTwo();
      case JoinChat join -> Membership.join(join, turn);
      case LeaveChat leave -> Membership.leave(leave, turn);
      case AddMember add -> Membership.add(add, turn);
      case RemoveMember remove -> Membership.remove(remove, turn);
      case PostMessage post -> Posting.post(post, turn);
      case CreateChat _, OpenDirectChat _, NoteBlock _ ->
          throw new IllegalArgumentException("this is decided on before the chat exists");
    };
  }
}
