package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chat is called something else; says all of it.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param content name, description and picture; null once sealed or erased
 * @param sealed the encrypted content, instead of content
 */
public record ChatEdited(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    @Nullable ChatProfile content,
    @Nullable Sealed sealed)
    implements ChatInfoEvent {}
