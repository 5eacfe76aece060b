package dev.confab.schemas.user;

import java.time.Instant;
import java.util.UUID;

/**
 * The user does not see a message any more; others still do.
 *
 * @param userId the user
 * @param version dense number of this change of the user, from 1
 * @param at when it was decided on
 * @param chatId the chat
 * @param messageSeq seq of the message
 */
public record MessageHidden(UUID userId, long version, Instant at, UUID chatId, long messageSeq)
    implements ChatPreferenceEvent {}
