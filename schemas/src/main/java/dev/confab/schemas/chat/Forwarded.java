package dev.confab.schemas.chat;

import java.util.UUID;

/**
 * Where a message was said first.
 *
 * @param chatId the chat that it was said in
 * @param messageSeq seq of the message there
 * @param author who said it there
 */
public record Forwarded(UUID chatId, long messageSeq, UUID author) {}
