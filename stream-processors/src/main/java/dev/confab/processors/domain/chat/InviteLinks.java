package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.CreateInviteLink;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.JoinByLink;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.RevokeInviteLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Links that let in whoever has one. */
final class InviteLinks {
  /** More than a chat has members is as good as no limit. */
  static final long MAX_USES = 100_000;

  /** A minute: less cannot be used. */
  static final long MIN_TTL_SECONDS = 60;

  /** A year; what is to hold longer holds until it is revoked. */
  static final long MAX_TTL_SECONDS = 31_536_000;

  /** Links of one chat that were not revoked: they fit a page. */
  static final int MAX_LINKS = 100;

  private InviteLinks() {}

  static ChatDecision join(JoinByLink command, Turn turn) {
    LinkRow link = linkOf(command.link(), turn);
    if (link == null) {
      return notFound();
    }
    ChatDecision coming = Membership.comingFault(turn.actor(), turn);
    if (coming != null) {
      return coming;
    }
    ChatDecision closed = closed(link, turn.at());
    return closed != null ? closed : Membership.joined(command.link(), null, null, turn);
  }

  /** Why a link lets nobody in; null if it does. */
  private static @Nullable ChatDecision closed(LinkRow link, Instant at) {
    if (link.revoked()) {
      return ChatDecision.rejected("link_revoked", "a link that holds", "it was revoked");
    }
    Instant expiresAt = link.expiresAt();
    if (expiresAt != null && !at.isBefore(expiresAt)) {
      return ChatDecision.rejected(
          "link_expired", "a link that holds", "it held until " + expiresAt);
    }
    Long maxUses = link.maxUses();
    return maxUses != null && link.uses() >= maxUses
        ? ChatDecision.rejected(
            "link_used_up", "a link for more than " + link.uses(), "so many have come by it")
        : null;
  }

  static ChatDecision create(CreateInviteLink command, Turn turn) {
    ChatDecision missing = turn.missing(Permission.ADD_MEMBERS);
    if (missing != null) {
      return missing;
    }
    ChatDecision fault = fault(command, turn);
    if (fault != null) {
      return fault;
    }
    Long ttl = command.ttlSeconds();
    return ChatDecision.of(
        new InviteLinkCreated(
            turn.chatId(),
            turn.seq(),
            turn.actor(),
            turn.at(),
            turn.cause(),
            command.maxUses(),
            ttl == null ? null : turn.at().plusSeconds(ttl)));
  }

  private static @Nullable ChatDecision fault(CreateInviteLink command, Turn turn) {
    Long maxUses = command.maxUses();
    if (maxUses != null && (maxUses < 1 || maxUses > MAX_USES)) {
      return invalid("a link for 1 to " + MAX_USES, "it is for " + maxUses);
    }
    Long ttl = command.ttlSeconds();
    if (ttl != null && (ttl < MIN_TTL_SECONDS || ttl > MAX_TTL_SECONDS)) {
      return invalid(
          "a link for " + MIN_TTL_SECONDS + " to " + MAX_TTL_SECONDS + " seconds",
          "it is for " + ttl);
    }
    int links = turn.head().counts().links();
    return links >= MAX_LINKS
        ? ChatDecision.rejected(
            "too_many_links",
            "less than " + MAX_LINKS + " links that were not revoked",
            "there are " + links)
        : null;
  }

  static ChatDecision revoke(RevokeInviteLink command, Turn turn) {
    LinkRow link = linkOf(command.link(), turn);
    ChatDecision missing = turn.missing(Permission.ADD_MEMBERS);
    boolean own = link != null && link.maker().equals(turn.actor());
    if (missing != null && !(own && turn.isMember(turn.actor()))) {
      return missing;
    }
    if (link == null) {
      return notFound();
    }
    return link.revoked()
        ? turn.alreadySo()
        : ChatDecision.of(
            new InviteLinkRevoked(
                turn.chatId(), turn.seq(), turn.actor(), turn.at(), turn.cause(), command.link()));
  }

  private static @Nullable LinkRow linkOf(long seq, Turn turn) {
    return turn.state().invitations().link(turn.chatId(), seq);
  }

  private static ChatDecision invalid(String expected, String found) {
    return ChatDecision.rejected("invalid_link", expected, found);
  }

  private static ChatDecision notFound() {
    return ChatDecision.rejected("link_not_found", "a link of this chat", "there is none");
  }
}
