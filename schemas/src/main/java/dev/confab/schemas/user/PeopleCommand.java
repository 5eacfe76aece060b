package dev.confab.schemas.user;

/** A wish about how a person stands to others, and about their settings. */
public sealed interface PeopleCommand extends UserCommand
    permits ChangeProfile,
        AddContact,
        RemoveContact,
        BlockUser,
        UnblockUser,
        ChangePrivacy,
        ChangeSettings {}
