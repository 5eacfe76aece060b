package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish not to see a message any more; others still do.
 *
 * @param userId the user
 * @param chatId the chat
 * @param messageSeq seq of the message
 * @param issuedAt when the front node took it
 */
public record HideMessage(UUID userId, UUID chatId, long messageSeq, Instant issuedAt)
    implements ChatPreferenceCommand {}
