package dev.confab.gateway.protocol;

import java.util.UUID;

/**
 * How far a chat has come whose events did not.
 *
 * @param chat the chat
 * @param seq number of its last change
 * @param unread messages that the user has not read, as of that change
 * @param mentions those of them that mention the user or everyone
 */
public record Bump(UUID chat, long seq, long unread, long mentions) {}
