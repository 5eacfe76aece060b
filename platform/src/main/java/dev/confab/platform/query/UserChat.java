package dev.confab.platform.query;

import java.util.UUID;

/**
 * A membership, from the user's side.
 *
 * @param chatId the chat
 * @param joinedSeq seq of the event that began it
 */
public record UserChat(UUID chatId, long joinedSeq) {}
