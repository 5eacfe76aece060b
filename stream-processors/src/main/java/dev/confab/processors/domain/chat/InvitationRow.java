package dev.confab.processors.domain.chat;

import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that was not answered yet.
 *
 * @param inviter who invited
 * @param seq seq of the event that says so
 * @param expiresAt until when it holds
 */
public record InvitationRow(UUID inviter, long seq, Instant expiresAt) {}
