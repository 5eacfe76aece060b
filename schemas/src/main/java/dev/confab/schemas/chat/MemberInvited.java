package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody may become a member if they wish.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param userId who is invited
 * @param expiresAt until when
 */
public record MemberInvited(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    UUID userId,
    Instant expiresAt)
    implements InvitationEvent {}
