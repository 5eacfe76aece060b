package dev.confab.platform.query;

import java.util.UUID;

/**
 * Names a message.
 *
 * @param chatId its chat
 * @param seq its seq there
 */
public record MessageName(UUID chatId, long seq) {}
