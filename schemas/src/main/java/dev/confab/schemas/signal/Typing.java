package dev.confab.schemas.signal;

import java.util.UUID;

/**
 * A member is writing in a chat, or has stopped.
 *
 * @param chatId the chat
 * @param userId who is writing
 * @param on are they writing?
 */
public record Typing(UUID chatId, UUID userId, boolean on) implements Signal {}
