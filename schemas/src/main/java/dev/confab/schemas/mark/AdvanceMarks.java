package dev.confab.schemas.mark;

import java.time.Instant;
import java.util.UUID;

/**
 * A wish that a member is known to have received and read more: a record of {@code
 * chat-mark-commands}. What is behind the known positions changes nothing.
 *
 * @param chatId the chat
 * @param userId the member
 * @param receivedNo number of the last message that one of their devices has; 0: none
 * @param readNo number of the last message that they have read; 0: none
 * @param memberSeq seq of the change that the front node knew them to be a member by
 * @param issuedAt when the front node took it
 */
public record AdvanceMarks(
    UUID chatId, UUID userId, long receivedNo, long readNo, long memberSeq, Instant issuedAt) {}
