package dev.confab.ingest.message;

import dev.confab.ingest.request.Words;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.ReactionCount;
import dev.confab.platform.query.ThreadInfo;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.outcome.Accepted;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, as JSON; {@code clientMsgId} for its sender, and for importers, who look for theirs.
 */
public record MessageJson(
    UUID chatId,
    long seq,
    long no,
    UUID senderId,
    @Nullable String gone,
    @Nullable Instant goneAt,
    @Nullable String text,
    @Nullable List<UUID> attachments,
    @Nullable Mentions mentions,
    @Nullable Source forwarded,
    @Nullable Long replyTo,
    @Nullable Long threadRoot,
    @Nullable ThreadInfo thread,
    Instant sentAt,
    @Nullable Instant editedAt,
    @Nullable Long edits,
    @Nullable Boolean pinned,
    @Nullable List<Reactions> reactions,
    @Nullable String status,
    @Nullable String clientMsgId) {

  /** Where it was said first. */
  record Source(UUID chatId, long seq, UUID senderId) {
    static @Nullable Source of(@Nullable Forwarded forwarded) {
      return forwarded == null
          ? null
          : new Source(forwarded.chatId(), forwarded.messageSeq(), forwarded.author());
    }
  }

  /** How often it got one reaction. */
  record Reactions(String reaction, long count, boolean own) {
    static Reactions of(ReactionCount count) {
      return new Reactions(count.type(), count.count(), count.mine());
    }
  }

  /** As a viewer sees it. */
  public static MessageJson of(Message message, UUID viewer) {
    return of(message, viewer.equals(message.senderId()));
  }

  /** With or without the sender's own id of it. */
  static MessageJson of(Message message, boolean withClientMsgId) {
    return new MessageJson(
        message.chatId(),
        message.seq(),
        message.no(),
        message.senderId(),
        message.state() == MessageState.PRESENT ? null : Words.of(message.state()),
        message.goneAt(),
        message.text(),
        orNull(message.attachments()),
        message.mentions(),
        Source.of(message.forwarded()),
        message.replyTo(),
        message.threadRoot(),
        message.thread(),
        message.sentAt(),
        message.editedAt(),
        message.edits() == 0 ? null : message.edits(),
        message.pinned() ? true : null,
        orNull(message.reactions().stream().map(Reactions::of).toList()),
        message.status() == null ? null : Words.of(message.status()),
        withClientMsgId ? message.clientMsgId() : null);
  }

  /**
   * What was committed: a repeated command has the content of the first, so this holds for it. Who
   * of those named is a member was decided by the chat, and is not known here.
   */
  static MessageJson of(PostMessage command, Accepted accepted) {
    MessageContent content = command.content();
    return new MessageJson(
        command.chatId(),
        accepted.seq(),
        accepted.no(),
        command.actor(),
        null,
        null,
        content == null ? null : content.text(),
        content == null ? null : orNull(content.attachments()),
        null,
        Source.of(command.forwarded()),
        command.replyTo(),
        command.threadRoot(),
        null,
        accepted.at(),
        null,
        null,
        null,
        null,
        null,
        command.clientKey());
  }

  private static <T> @Nullable List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
