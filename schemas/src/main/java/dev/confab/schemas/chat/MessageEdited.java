package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message says something else; its author is the actor.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param messageSeq seq of the message
 * @param content what it says now; null once sealed or erased
 * @param sealed the encrypted content, instead of content
 * @param mentions who is named in it
 */
public record MessageEdited(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    long messageSeq,
    @Nullable MessageContent content,
    @Nullable Sealed sealed,
    @Nullable Mentions mentions)
    implements MessageEvent {}
