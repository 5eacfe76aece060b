package dev.confab.gateway.protocol;

import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEdited;
import dev.confab.schemas.chat.ChatEvent;
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

/** What events are called in the protocol. */
final class EventType {
  private EventType() {}

  static String of(ChatEvent event) {
    return switch (event) {
      case ChatCreated _ -> "chatCreated";
      case ChatEdited _ -> "chatEdited";
      case ChatSettingsChanged _ -> "chatSettingsChanged";
      case MemberAdded _ -> "memberAdded";
      case MemberJoined _ -> "memberJoined";
      case MemberLeft _ -> "memberLeft";
      case MemberRemoved _ -> "memberRemoved";
      case MemberBanned _ -> "memberBanned";
      case MemberUnbanned _ -> "memberUnbanned";
      case MemberInvited _ -> "memberInvited";
      case InvitationDeclined _ -> "invitationDeclined";
      case InvitationRevoked _ -> "invitationRevoked";
      case InvitationExpired _ -> "invitationExpired";
      case RoleChanged _ -> "roleChanged";
      case PermissionsChanged _ -> "permissionsChanged";
      case OwnershipTransferred _ -> "ownershipTransferred";
      case InviteLinkCreated _ -> "inviteLinkCreated";
      case InviteLinkRevoked _ -> "inviteLinkRevoked";
      case MessagePosted _ -> "messagePosted";
      case MessageEdited _ -> "messageEdited";
      case MessageDeleted _ -> "messageDeleted";
      case MessageRecalled _ -> "messageRecalled";
      case ReactionAdded _ -> "reactionAdded";
      case ReactionRemoved _ -> "reactionRemoved";
      case MessagePinned _ -> "messagePinned";
      case MessageUnpinned _ -> "messageUnpinned";
    };
  }
}
