package dev.confab.schemas.chat;

/**
 * What a message says.
 *
 * @param text 1 to 8192 UTF-16 characters
 */
public record MessageContent(String text) {}
