package dev.confab.processors.domain.chat;

import dev.confab.processors.domain.ClientKeys;
import dev.confab.processors.domain.Imports;
import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.Verdict.Rejected;
import dev.confab.schemas.Imported;
import dev.confab.schemas.chat.AcceptInvitation;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangeChatSettings;
import dev.confab.schemas.chat.ChangePermissions;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.DeclineInvitation;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditChat;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.ExpireInvitation;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MembershipCommand;
import dev.confab.schemas.chat.MessageCommand;
import dev.confab.schemas.chat.NoteBlock;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.RevokeInvitation;
import dev.confab.schemas.chat.RevokeInviteLink;
import dev.confab.schemas.chat.TransferOwnership;
import dev.confab.schemas.chat.UnbanMember;
import dev.confab.schemas.chat.UnpinMessage;
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
      case MembershipCommand membership -> atChat(membership, state);
      case MessageCommand message -> atChat(message, state);
    };
  }

  private static ChatDecision atChat(ChatCommand command, ChatState state) {
    Head head = state.head(command.chatId());
    if (head == null) {
      return ChatDecision.rejected("chat_not_found", "a chat with this id", "there is none");
    }
    ChatDecision earlier = earlier(command, state);
    return earlier != null ? earlier : judge(new Turn(command, head, state));
  }

  /** What comes from time has a key that a client may have used for something else. */
  private static @Nullable ChatDecision earlier(ChatCommand command, ChatState state) {
    if (command instanceof ExpireInvitation) {
      return null;
    }
    Imported imported = command.imported();
    return imported == null ? repeated(command, state) : importedBefore(command, imported, state);
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
    return switch (turn.command()) {
      case MessageCommand message -> judge(message, turn);
      case MembershipCommand _ when turn.head().type() == ChatType.DIRECT -> DirectChat.hasItsTwo();
      case MembershipCommand membership -> judge(membership, turn);
      case CreateChat _, OpenDirectChat _, NoteBlock _ ->
          throw new IllegalArgumentException("this is decided on before the chat exists");
    };
  }

  private static ChatDecision judge(MessageCommand command, Turn turn) {
    return switch (command) {
      case PostMessage post -> Posting.post(post, turn);
      case EditMessage edit -> Messages.edit(edit, turn);
      case DeleteMessage delete -> Messages.delete(delete, turn);
      case RecallMessage recall -> Messages.recall(recall, turn);
      case AddReaction add -> Reactions.add(add, turn);
      case RemoveReaction remove -> Reactions.remove(remove, turn);
      case PinMessage pin -> Pins.pin(pin, turn);
      case UnpinMessage unpin -> Pins.unpin(unpin, turn);
    };
  }

  private static ChatDecision judge(MembershipCommand command, Turn turn) {
    return switch (command) {
      case JoinChat join -> Membership.join(join, turn);
      case JoinByLink join -> InviteLinks.join(join, turn);
      case LeaveChat leave -> Membership.leave(leave, turn);
      case AddMember add -> Membership.add(add, turn);
      case RemoveMember remove -> Membership.remove(remove, turn);
      case BanMember ban -> Bans.ban(ban, turn);
      case UnbanMember unban -> Bans.unban(unban, turn);
      case ChangeRole change -> Roles.change(change, turn);
      case ChangePermissions change -> Overrides.change(change, turn);
      case TransferOwnership transfer -> Roles.transfer(transfer, turn);
      case EditChat edit -> Info.edit(edit, turn);
      case ChangeChatSettings change -> Settings.change(change, turn);
      case InviteMember invite -> Invitations.invite(invite, turn);
      case AcceptInvitation accept -> Invitations.accept(accept, turn);
      case DeclineInvitation decline -> Invitations.decline(decline, turn);
      case RevokeInvitation revoke -> Invitations.revoke(revoke, turn);
      case ExpireInvitation expire -> Invitations.expire(expire, turn);
      case CreateInviteLink create -> InviteLinks.create(create, turn);
      case RevokeInviteLink revoke -> InviteLinks.revoke(revoke, turn);
    };
  }
}
