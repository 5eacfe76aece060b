package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is kept out for good, and is no member any more.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param userId who is banned
 * @param wasMember were they a member until now?
 */
public record MemberBanned(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    UUID userId,
    boolean wasMember)
    implements MembershipEvent {}
