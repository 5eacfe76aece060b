package dev.confab.ops.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message, as history shows it. */
public record Message(
    UUID chatId,
    long seq,
    long no,
    UUID senderId,
    @Nullable String text,
    @Nullable Long replyTo,
    Instant sentAt,
    @Nullable String clientMsgId) {}
