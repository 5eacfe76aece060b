package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was made a member by another (or is the owner, at creation).
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param cause the wish behind it; null on followers of a command's first event
 * @param userId the member
 * @param role the member's role
 * @param joinedNo number of the last message before the member came; unread counts start behind it
 */
public record MemberAdded(
    UUID chatId,
    long seq,
    UUID actor,
    Instant at,
    @Nullable Cause cause,
    UUID userId,
    Role role,
    long joinedNo)
    implements MembershipEvent {}
