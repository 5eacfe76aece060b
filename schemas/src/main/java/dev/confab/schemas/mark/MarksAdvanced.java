package dev.confab.schemas.mark;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a member has come in a chat: a record of {@code chat-marks}. Says both positions, which
 * only grow.
 *
 * @param chatId the chat
 * @param userId the member
 * @param receivedNo number of the last message that one of their devices has; not below {@code
 *     readNo}
 * @param receivedAt when that last grew; null: never
 * @param readNo number of the last message that they have read
 * @param readAt when that last grew; null: never
 */
public record MarksAdvanced(
    UUID chatId,
    UUID userId,
    long receivedNo,
    @Nullable Instant receivedAt,
    long readNo,
    @Nullable Instant readAt) {}
