package dev.confab.processors.domain.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatSettingsChanged;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RoleChanged;
import org.jspecify.annotations.Nullable;

/** Turns events into rows: the only writer of a chat's rows, so that events alone rebuild them. */
public final class ChatEvolver {
  private ChatEvolver() {}

  /**
   * Folds one event into the rows.
   *
   * @throws IllegalStateException if it is not the chat's next event
   */
  public static void evolve(ChatEvent event, ChatRows rows) {
    Head before = rows.head(event.chatId());
    requireNext(event, before);
    rows.putHead(
        event.chatId(),
        event instanceof ChatCreated created || before == null
            ? headOf((ChatCreated) event)
            : fold(event, before.after(event.seq(), event.at()), rows));
    remember(event, rows);
  }

  /** Writes the rows beside the head, which is returned. */
  private static Head fold(ChatEvent event, Head head, ChatRows rows) {
    return switch (event) {
      case ChatCreated _, ChatEdited _ -> head;
      case ChatSettingsChanged changed -> head.withSettings(changed.settings());
      case MemberAdded added -> MemberEvolver.added(added, head, rows);
      case MemberJoined joined -> MemberEvolver.joined(joined, head, rows);
      case MemberLeft left -> MemberEvolver.gone(left, left.actor(), head, rows);
      case MemberRemoved removed -> MemberEvolver.gone(removed, removed.userId(), head, rows);
      case MemberBanned banned -> MemberEvolver.banned(banned, head, rows);
      case MemberUnbanned unbanned -> MemberEvolver.unbanned(unbanned, head, rows);
      case RoleChanged changed -> MemberEvolver.roleChanged(changed, head, rows);
      case PermissionsChanged changed -> MemberEvolver.permissionsChanged(changed, head, rows);
      case OwnershipTransferred transferred -> MemberEvolver.transferred(transferred, head, rows);
      case MemberInvited invited -> InvitationEvolver.invited(invited, head, rows);
      case InvitationDeclined declined ->
          InvitationEvolver.ended(declined.chatId(), declined.actor(), head, rows);
      case InvitationRevoked revoked ->
          InvitationEvolver.ended(revoked.chatId(), revoked.userId(), head, rows);
      case InvitationExpired expired ->
          InvitationEvolver.ended(expired.chatId(), expired.userId(), head, rows);
      case InviteLinkCreated created -> InvitationEvolver.created(created, head, rows);
      case InviteLinkRevoked revoked -> InvitationEvolver.revoked(revoked, head, rows);
      case MessagePosted posted -> MessageEvolver.posted(posted, head, rows);
      case MessageEdited edited -> MessageEvolver.edited(edited, head, rows);
      case MessageDeleted deleted ->
          MessageEvolver.gone(deleted.chatId(), deleted.messageSeq(), head, rows);
      case MessageRecalled recalled ->
          MessageEvolver.gone(recalled.chatId(), recalled.messageSeq(), head, rows);
      case ReactionAdded added ->
          MessageEvolver.reacted(added, added.messageSeq(), added.reaction(), 1, head, rows);
      case ReactionRemoved removed ->
          MessageEvolver.reacted(removed, removed.messageSeq(), removed.reaction(), -1, head, rows);
      case MessagePinned pinned ->
          MessageEvolver.pinned(pinned.chatId(), pinned.messageSeq(), true, head, rows);
      case MessageUnpinned unpinned ->
          MessageEvolver.pinned(unpinned.chatId(), unpinned.messageSeq(), false, head, rows);
    };
  }

  private static Head headOf(ChatCreated created) {
    Cause cause = created.cause();
    // Every ChatCreated has a cause; the digest of nothing matches no wish.
    Sha256 contentHash = cause != null ? cause.contentHash() : Sha256.ofParts();
    return new Head(
        created.type(),
        ChatSettings.initial(created.type(), created.open()),
        created.actor(),
        contentHash,
        created.seq(),
        0,
        created.at(),
        Head.Counts.NONE);
  }

  private static void requireNext(ChatEvent event, @Nullable Head before) {
    long lastSeq = before == null ? 0 : before.lastSeq();
    if (event.seq() != lastSeq + 1) {
      throw new IllegalStateException("event " + event.seq() + " of a chat after " + lastSeq);
    }
    if (before == null && !(event instanceof ChatCreated)) {
      throw new IllegalStateException("event " + event.seq() + " of a chat that was not created");
    }
  }

  /** Imports are known again by their position, everything else by its client key. */
  private static void remember(ChatEvent event, ChatRows rows) {
    long no = event instanceof MessagePosted posted ? posted.no() : 0;
    Imported imported = event.imported();
    if (imported != null) {
      rows.putImported(
          event.chatId(),
          imported.source(),
          imported.position(),
          new ImportedRow(event.seq(), no, event.at()));
      return;
    }
    Cause cause = event.cause();
    if (cause != null) {
      rows.putDone(
          event.chatId(),
          event.actor(),
          cause.clientKey(),
          new DoneRow(cause.contentHash(), event.seq(), no, event.at()));
    }
  }
}
