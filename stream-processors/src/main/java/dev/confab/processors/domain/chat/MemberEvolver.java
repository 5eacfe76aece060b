package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberUnbanned;
import dev.confab.schemas.chat.OwnershipTransferred;
import dev.confab.schemas.chat.PermissionsChanged;
import dev.confab.schemas.chat.Role;
import dev.confab.schemas.chat.RoleChanged;
import java.util.Set;
import java.util.UUID;

/** Folds who is a member, as what. Every method returns the head as it is then. */
final class MemberEvolver {
  private MemberEvolver() {}

  static Head added(MemberAdded event, Head head, ChatRows rows) {
    return came(event, event.userId(), event.role(), head, rows);
  }

  static Head joined(MemberJoined event, Head head, ChatRows rows) {
    Long link = event.link();
    if (link != null) {
      InvitationEvolver.used(event.chatId(), link, rows);
    }
    return came(event, event.actor(), event.role(), head, rows);
  }

  static Head gone(ChatEvent event, UUID userId, Head head, ChatRows rows) {
    rows.removeMember(event.chatId(), userId);
    return head.withMembers(-1);
  }

  static Head banned(MemberBanned event, Head head, ChatRows rows) {
    rows.invitations().putBanned(event.chatId(), event.userId(), true);
    Head uninvited = InvitationEvolver.ended(event.chatId(), event.userId(), head, rows);
    return event.wasMember() ? gone(event, event.userId(), uninvited, rows) : uninvited;
  }

  static Head unbanned(MemberUnbanned event, Head head, ChatRows rows) {
    rows.invitations().putBanned(event.chatId(), event.userId(), false);
    return head;
  }

  static Head roleChanged(RoleChanged event, Head head, ChatRows rows) {
    UUID userId = event.userId();
    rows.putMember(event.chatId(), userId, member(event, userId, rows).withRole(event.role()));
    return head;
  }

  static Head permissionsChanged(PermissionsChanged event, Head head, ChatRows rows) {
    UUID userId = event.userId();
    rows.putMember(
        event.chatId(),
        userId,
        member(event, userId, rows)
            .withPermissions(Set.copyOf(event.granted()), Set.copyOf(event.denied())));
    return head;
  }

  /** An owner may do everything: what was granted or denied to them before is no more. */
  static Head transferred(OwnershipTransferred event, Head head, ChatRows rows) {
    UUID chatId = event.chatId();
    rows.putMember(chatId, event.actor(), member(event, event.actor(), rows).withRole(Role.ADMIN));
    rows.putMember(
        chatId,
        event.userId(),
        member(event, event.userId(), rows)
            .withRole(Role.OWNER)
            .withPermissions(Set.of(), Set.of()));
    return head;
  }

  /** Who is a member has nothing left to answer. */
  private static Head came(ChatEvent event, UUID userId, Role role, Head head, ChatRows rows) {
    rows.putMember(event.chatId(), userId, MemberRow.joined(role, event.seq()));
    return InvitationEvolver.ended(event.chatId(), userId, head, rows).withMembers(1);
  }

  private static MemberRow member(ChatEvent event, UUID userId, ChatRows rows) {
    MemberRow row = rows.member(event.chatId(), userId);
    if (row == null) {
      throw new IllegalStateException("event " + event.seq() + " is about no member");
    }
    return row;
  }
}
