package dev.confab.gateway.signal;

import dev.confab.schemas.catalogue.MarkKey;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import dev.confab.schemas.mark.MarksAdvanced;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a tail of {@code chat-marks} brings, for the chats that somebody here is attached to,
 * and for the users here who would like to know what their other devices have marked.
 */
final class MarkTail {
  private static final Logger log = LoggerFactory.getLogger(MarkTail.class);

  private final TopicCodec<MarksAdvanced> codec;
  private final LiveMarks marks;
  private final OwnMarks own;

  MarkTail(TopicCodec<MarksAdvanced> codec, LiveMarks marks, OwnMarks own) {
    this.codec = codec;
    this.marks = marks;
    this.own = own;
  }

  /** Chat and user are in the key: what nobody wants is not decoded. */
  void take(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null
        || record.key() == null
        || record.key().length != Topics.CHAT_MARKS.keyBytes()) {
      return;
    }
    MarkKey key = MarkKey.fromBytes(record.key());
    boolean ofChat = marks.wants(key.chatId());
    boolean ofUser = own.isHere(key.userId());
    if (!ofChat && !ofUser) {
      return;
    }
    try {
      MarksAdvanced advanced = codec.decode(value);
      if (ofChat) {
        marks.take(advanced);
      }
      if (ofUser) {
        own.take(advanced);
      }
    } catch (MalformedRecordException | UnknownRecordTypeException e) {
      log.atWarn().setCause(e).addKeyValue("offset", record.offset()).log("skipped a mark");
    }
  }
}
