package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Nobody answered an invitation in time; actor is who had invited.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause null: time is behind it, and nobody's wish
 * @param userId who was invited
 * @param invitation seq of the MemberInvited
 */
public record InvitationExpired(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    UUID userId,
    long invitation)
    implements InvitationEvent {}
