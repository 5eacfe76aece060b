package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;

/**
 * A pending invitation. It stays so for a moment after it has expired, until the chat has noted
 * that.
 *
 * @param chatId the chat
 * @param seq seq of the MemberInvited
 * @param userId who is invited
 * @param invitedBy who invited them
 * @param invitedAt when
 * @param expiresAt until when they may accept
 */
public record Invitation(
    UUID chatId, long seq, UUID userId, UUID invitedBy, Instant invitedAt, Instant expiresAt) {}
