package dev.confab.gateway.room;

import dev.confab.gateway.protocol.EventBody;
import dev.confab.gateway.protocol.ServerFrames;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to sessions: what it does to memberships, and its frame, made once. */
final class Delivery {
  private final ChatEvent event;
  private final @Nullable UUID begins;
  private final @Nullable UUID ends;
  private byte @Nullable [] frame;

  Delivery(ChatEvent event) {
    this.event = event;
    this.begins = begins(event);
    this.ends = ends(event);
  }

  UUID chatId() {
    return event.chatId();
  }

  long seq() {
    return event.seq();
  }

  /** Whose membership it begins, if anybody's. */
  @Nullable UUID begins() {
    return begins;
  }

  /** Whose membership it ends, if anybody's. */
  @Nullable UUID ends() {
    return ends;
  }

  /** The frame, shared by all its sessions. Only called under the lock of the event's room. */
  byte[] frame() {
    byte[] made = frame;
    if (made == null) {
      made = ServerFrames.event(EventBody.of(event));
      frame = made;
    }
    return made;
  }

  private static @Nullable UUID begins(ChatEvent event) {
    return switch (event) {
      case MemberAdded e -> e.userId();
      case MemberJoined e -> e.actor();
      case ChatCreated _,
          ChatEdited _,
          ChatSettingsChanged _,
          MemberLeft _,
          MemberRemoved _,
          MemberBanned _,
          MemberUnbanned _,
          MemberInvited _,
          InvitationDeclined _,
          InvitationRevoked _,
          InvitationExpired _,
          RoleChanged _,
          PermissionsChanged _,
          OwnershipTransferred _,
          InviteLinkCreated _,
          InviteLinkRevoked _,
          MessagePosted _,
          MessageEdited _,
          MessageDeleted _,
          MessageRecalled _,
          ReactionAdded _,
          ReactionRemoved _,
          MessagePinned _,
          MessageUnpinned _ ->
          null;
    };
  }

  private static @Nullable UUID ends(ChatEvent event) {
    return switch (event) {
      case MemberLeft e -> e.actor();
      case MemberRemoved e -> e.userId();
      case MemberBanned e -> e.wasMember() ? e.userId() : null;
      case ChatCreated _,
          ChatEdited _,
          ChatSettingsChanged _,
          MemberAdded _,
          MemberJoined _,
          MemberUnbanned _,
          MemberInvited _,
          InvitationDeclined _,
          InvitationRevoked _,
          InvitationExpired _,
          RoleChanged _,
          PermissionsChanged _,
          OwnershipTransferred _,
          InviteLinkCreated _,
          InviteLinkRevoked _,
          MessagePosted _,
          MessageEdited _,
          MessageDeleted _,
          MessageRecalled _,
          ReactionAdded _,
          ReactionRemoved _,
          MessagePinned _,
          MessageUnpinned _ ->
          null;
    };
  }
}
