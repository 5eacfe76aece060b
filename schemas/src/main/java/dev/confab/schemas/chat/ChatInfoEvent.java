package dev.confab.schemas.chat;

/** A chat was created, or has another name or other rules. */
public sealed interface ChatInfoEvent extends ChatEvent
    permits ChatCreated, ChatEdited, ChatSettingsChanged {}
