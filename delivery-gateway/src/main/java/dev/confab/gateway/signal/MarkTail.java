package dev.confab.gateway.signal;

import dev.confab.platform.kafka.Tail;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import dev.confab.schemas.mark.MarksAdvanced;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows {@code chat-marks} from their end, for the chats that somebody here is attached to. */
final class MarkTail {
  private static final Logger log = LoggerFactory.getLogger(MarkTail.class);

  private final TopicCodec<MarksAdvanced> codec;
  private final LiveMarks marks;

  MarkTail(TopicCodec<MarksAdvanced> codec, LiveMarks marks) {
    this.codec = codec;
    this.marks = marks;
  }

  /** Starts to follow; when this returns, nothing that happens later is missed. */
  Tail start(String bootstrap) {
    return Tail.fromEnd("mark-tail", bootstrap, Topics.CHAT_MARKS.name(), this::take);
  }

  /** The chat is the first half of the key: what nobody wants is not decoded. */
  void take(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null
        || record.key() == null
        || record.key().length != Topics.CHAT_MARKS.keyBytes()
        || !marks.wants(Ids.fromBytes(record.key()))) {
      return;
    }
    try {
      marks.take(codec.decode(value));
    } catch (MalformedRecordException | UnknownRecordTypeException e) {
      log.atWarn().setCause(e).addKeyValue("offset", record.offset()).log("skipped a mark");
    }
  }
}
