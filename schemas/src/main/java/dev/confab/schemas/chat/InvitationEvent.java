package dev.confab.schemas.chat;

/** Somebody may come, by invitation or by link, or may no longer. */
public sealed interface InvitationEvent extends ChatEvent
    permits MemberInvited,
        InvitationDeclined,
        InvitationRevoked,
        InvitationExpired,
        InviteLinkCreated,
        InviteLinkRevoked {}
