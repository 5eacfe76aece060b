package dev.confab.schemas.chat;

import org.jspecify.annotations.Nullable;

/**
 * What a chat is called.
 *
 * @param name display name, 1 to 100 characters
 * @param description what the chat is about, at most 1000 characters
 */
public record ChatProfile(String name, @Nullable String description) {}
