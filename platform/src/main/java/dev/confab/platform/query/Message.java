package dev.confab.platform.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as views keep it.
 *
 * @param chatId the chat
 * @param seq its name in the chat
 * @param no its number among the chat's messages
 * @param senderId who said it
 * @param text what was said; null once sealed or erased
 * @param replyTo seq of the message that it answers
 * @param sentAt when it was written
 * @param clientMsgId the sender's own id of it
 */
public record Message(
    UUID chatId,
    long seq,
    long no,
    UUID senderId,
    @Nullable String text,
    @Nullable Long replyTo,
    Instant sentAt,
    @Nullable String clientMsgId) {}
