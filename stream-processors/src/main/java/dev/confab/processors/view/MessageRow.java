package dev.confab.processors.view;

import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in the timeline. Most messages are a text and nothing happens to them: their rows end
 * where {@link MessageDetail} would begin.
 *
 * @param no its number among the chat's messages
 * @param senderId who said it
 * @param text what it says; null once sealed, erased, deleted or recalled
 * @param replyTo seq of the message that it answers
 * @param sentAt when it was written
 * @param clientMsgId the sender's own id of it
 * @param detail everything else
 */
public record MessageRow(
    long no,
    UUID senderId,
    @Nullable String text,
    @Nullable Long replyTo,
    Instant sentAt,
    @Nullable String clientMsgId,
    MessageDetail detail) {

  static MessageRow of(MessagePosted event) {
    MessageContent content = event.content();
    return new MessageRow(
        event.no(),
        event.actor(),
        content == null ? null : content.text(),
        event.replyTo(),
        event.sentAt(),
        event.cause() == null ? null : event.cause().clientKey(),
        MessageDetail.of(event));
  }

  /** Seq of the last event applied to the message of a seq. */
  long version(long seq) {
    return Math.max(seq, detail.version());
  }

  /** Seq since which the message of a seq says what it says. */
  public long textSeq(long seq) {
    return Math.max(seq, detail.textSeq());
  }

  MessageRow with(MessageDetail changed) {
    return with(text, changed);
  }

  MessageRow with(@Nullable String newText, MessageDetail changed) {
    return new MessageRow(no, senderId, newText, replyTo, sentAt, clientMsgId, changed);
  }

  byte[] toBytes() {
    RowOut out =
        new RowOut()
            .number(no)
            .uuid(senderId)
            .text(text)
            .number(replyTo == null ? 0 : replyTo)
            .time(sentAt)
            .text(clientMsgId);
    if (!detail.equals(MessageDetail.NONE)) {
      detail.write(out);
    }
    return out.bytes();
  }

  /** Reads a row. */
  public static MessageRow fromBytes(byte[] row) {
    RowIn in = new RowIn(row);
    return new MessageRow(
        in.number(),
        in.uuid(),
        in.textOrNull(),
        seqOrNull(in.number()),
        in.time(),
        in.textOrNull(),
        in.isAtEnd() ? MessageDetail.NONE : MessageDetail.read(in));
  }

  private static @Nullable Long seqOrNull(long seq) {
    return seq == 0 ? null : (Long) seq;
  }
}
