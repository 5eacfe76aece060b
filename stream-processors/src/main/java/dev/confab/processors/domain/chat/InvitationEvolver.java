package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberInvited;
import java.util.UUID;

/** Folds who may come. Every method but {@link #used} returns the head as it is then. */
final class InvitationEvolver {
  private InvitationEvolver() {}

  static Head invited(MemberInvited event, Head head, ChatRows rows) {
    // One whose time has passed, but was not ended yet, is replaced.
    Head without = ended(event.chatId(), event.userId(), head, rows);
    rows.invitations()
        .putInvitation(
            event.chatId(),
            event.userId(),
            new InvitationRow(event.actor(), event.seq(), event.expiresAt()));
    return without.withInvitations(1);
  }

  /** Whatever has ended it; nothing if there is none. */
  static Head ended(UUID chatId, UUID userId, Head head, ChatRows rows) {
    InvitationRow row = rows.invitations().invitation(chatId, userId);
    if (row == null) {
      return head;
    }
    rows.invitations().removeInvitation(chatId, userId, row);
    return head.withInvitations(-1);
  }

  static Head created(InviteLinkCreated event, Head head, ChatRows rows) {
    rows.invitations()
        .putLink(
            event.chatId(),
            event.seq(),
            new LinkRow(event.actor(), event.maxUses(), 0, event.expiresAt(), false));
    return head.withLinks(1);
  }

  static Head revoked(InviteLinkRevoked event, Head head, ChatRows rows) {
    rows.invitations()
        .putLink(event.chatId(), event.link(), link(event.chatId(), event.link(), rows).ended());
    return head.withLinks(-1);
  }

  static void used(UUID chatId, long link, ChatRows rows) {
    rows.invitations().putLink(chatId, link, link(chatId, link, rows).used());
  }

  private static LinkRow link(UUID chatId, long seq, ChatRows rows) {
    LinkRow row = rows.invitations().link(chatId, seq);
    if (row == null) {
      throw new IllegalStateException("there is no link " + seq);
    }
    return row;
  }
}
