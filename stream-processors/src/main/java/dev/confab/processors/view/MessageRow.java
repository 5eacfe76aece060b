package dev.confab.processors.view;

import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageState;
import dev.confab.schemas.chat.MessagePosted;
import java.util.List;
import java.util.UUID;

/**
 * Rows of messages. The row's version is the seq in its key: so far nothing changes a message after
 * it was posted.
 */
public final class MessageRow {
  private MessageRow() {}

  static byte[] of(MessagePosted event) {
    Long replyTo = event.replyTo();
    return new RowOut()
        .number(event.no())
        .uuid(event.actor())
        .text(event.content() == null ? null : event.content().text())
        .number(replyTo == null ? 0 : replyTo)
        .time(event.sentAt())
        .text(event.cause() == null ? null : event.cause().clientKey())
        .bytes();
  }

  /** Reads a row. */
  public static Message read(UUID chatId, long seq, byte[] row) {
    RowIn in = new RowIn(row);
    long no = in.number();
    UUID senderId = in.uuid();
    String text = in.textOrNull();
    long replyTo = in.number();
    return new Message(
        chatId,
        seq,
        no,
        senderId,
        MessageState.PRESENT,
        text,
        List.of(),
        null,
        null,
        replyTo == 0 ? null : (Long) replyTo,
        null,
        null,
        in.time(),
        null,
        0,
        null,
        false,
        List.of(),
        null,
        in.textOrNull());
  }
}
