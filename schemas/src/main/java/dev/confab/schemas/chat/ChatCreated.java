package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chat exists from here on; always seq 1.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param type kind of chat
 * @param open may anybody join?
 * @param content name and description
 * @param sealed the encrypted content, instead of content
 */
public record ChatCreated(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    ChatType type,
    boolean open,
    @Nullable ChatProfile content,
    @Nullable Sealed sealed)
    implements ChatInfoEvent {}
