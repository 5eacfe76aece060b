package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The chat has other rules; says all of them.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param settings all of them
 */
public record ChatSettingsChanged(
    UUID chatId, long seq, UUID actor, Instant at, @Nullable Cause cause, ChatSettings settings)
    implements ChatInfoEvent {}
