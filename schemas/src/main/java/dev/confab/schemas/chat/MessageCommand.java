package dev.confab.schemas.chat;

/** A wish about messages. */
public sealed interface MessageCommand extends ChatCommand
    permits PostMessage,
        EditMessage,
        DeleteMessage,
        RecallMessage,
        AddReaction,
        RemoveReaction,
        PinMessage,
        UnpinMessage {}
