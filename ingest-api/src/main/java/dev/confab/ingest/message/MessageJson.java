package dev.confab.ingest.chat;

import dev.confab.platform.query.Message;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.outcome.Accepted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, as JSON; {@code clientMsgId} for its sender, and for importers, who look for theirs.
 */
record MessageJson(
    UUID chatId,
    long seq,
    long no,
    UUID senderId,
    @Nullable String text,
    @Nullable Long replyTo,
    Instant sentAt,
    @Nullable String clientMsgId) {

  /** As a viewer sees it. */
  static MessageJson of(Message message, UUID viewer) {
    return of(message, viewer.equals(message.senderId()));
  }

  /** With or without the sender's own id of it. */
  static MessageJson of(Message message, boolean withClientMsgId) {
    return new MessageJson(
        message.chatId(),
        message.seq(),
        message.no(),
        message.senderId(),
        message.text(),
        message.replyTo(),
        message.sentAt(),
        withClientMsgId ? message.clientMsgId() : null);
  }

  /** What was committed: a repeated command has the content of the first, so this holds for it. */
  static MessageJson of(PostMessage command, Accepted accepted) {
    MessageContent content = command.content();
    return new MessageJson(
        command.chatId(),
        accepted.seq(),
        accepted.no(),
        command.actor(),
        content == null ? null : content.text(),
        command.replyTo(),
        accepted.at(),
        command.clientKey());
  }
}
