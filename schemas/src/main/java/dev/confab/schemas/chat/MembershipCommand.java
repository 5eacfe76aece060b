package dev.confab.schemas.chat;

/** A wish about who is in a chat, as what, and by which rules; not in chats of two. */
public sealed interface MembershipCommand extends ChatCommand
    permits JoinChat,
        JoinByLink,
        LeaveChat,
        AddMember,
        RemoveMember,
        BanMember,
        UnbanMember,
        ChangeRole,
        ChangePermissions,
        TransferOwnership,
        EditChat,
        ChangeChatSettings,
        InviteMember,
        AcceptInvitation,
        DeclineInvitation,
        RevokeInvitation,
        ExpireInvitation,
        CreateInviteLink,
        RevokeInviteLink {}
