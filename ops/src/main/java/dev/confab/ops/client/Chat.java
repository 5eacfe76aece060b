package dev.confab.ops.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat, as its details or the chat list show it.
 *
 * @param lastNo number of the last message; 0 in the chat list
 * @param memberCount 0 in the chat list
 * @param role the caller's role; null if no member, and in the chat list
 */
public record Chat(
    UUID id,
    String type,
    @Nullable String name,
    @Nullable String description,
    boolean open,
    long lastSeq,
    long lastNo,
    long memberCount,
    @Nullable String role,
    long unread,
    @Nullable Message lastMessage) {}
