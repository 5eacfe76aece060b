package dev.confab.schemas.chat;

import dev.confab.schemas.Cause;
import dev.confab.schemas.Imported;
import dev.confab.schemas.Sealed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message was said.
 *
 * @param chatId the chat
 * @param seq dense number of this change in its chat, from 1
 * @param no dense number of this message among the chat's messages, from 1
 * @param actor who did it
 * @param at when it was decided on, never lower than the chat's last
 * @param sentAt when it was written: at, or the source's time for imported messages
 * @param cause the wish behind it; null on followers of a command's first event
 * @param content what was said; null once sealed or erased
 * @param sealed the encrypted content, instead of content
 * @param replyTo seq of the message that this one answers
 * @param threadRoot seq of the message whose thread this one is in
 * @param mentions who is named in it
 * @param forwarded where it was said first
 * @param imported set on what an importer brings
 */
public record MessagePosted(
    UUID chatId,
    long seq,
    long no,
    UUID actor,
    Instant at,
    Instant sentAt,
    @Nullable Cause cause,
    @Nullable MessageContent content,
    @Nullable Sealed sealed,
    @Nullable Long replyTo,
    @Nullable Long threadRoot,
    @Nullable Mentions mentions,
    @Nullable Forwarded forwarded,
    @Nullable Imported imported)
    implements MessageEvent {
  /** In no thread, without mentions, not forwarded. */
  public MessagePosted(
      UUID chatId,
      long seq,
      long no,
      UUID actor,
      Instant at,
      Instant sentAt,
      @Nullable Cause cause,
      @Nullable MessageContent content,
      @Nullable Sealed sealed,
      @Nullable Long replyTo,
      @Nullable Imported imported) {
    this(
        chatId, seq, no, actor, at, sentAt, cause, content, sealed, replyTo, null, null, null,
        imported);
  }

  @Override
  public long messageSeq() {
    return seq;
  }
}
