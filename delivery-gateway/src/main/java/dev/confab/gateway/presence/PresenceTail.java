package dev.confab.gateway.presence;

import dev.confab.platform.kafka.Tail;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import dev.confab.schemas.presence.PresenceChanged;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows {@code presence-events} from their end, for the users that somebody here watches. */
final class PresenceTail {
  private static final Logger log = LoggerFactory.getLogger(PresenceTail.class);

  private final TopicCodec<PresenceChanged> codec;
  private final Watches watches;

  private PresenceTail(SchemaIds ids, Watches watches) {
    this.codec = Topics.PRESENCE_EVENTS.codec(ids);
    this.watches = watches;
  }

  /** Starts to follow; when this returns, nothing that happens later is missed. */
  static Tail start(String bootstrap, SchemaIds ids, Watches watches) {
    PresenceTail reader = new PresenceTail(ids, watches);
    return Tail.fromEnd("presence-tail", bootstrap, Topics.PRESENCE_EVENTS.name(), reader::take);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null || record.key() == null || record.key().length != Ids.BYTES) {
      return;
    }
    UUID userId = Ids.fromBytes(record.key());
    if (!watches.isWatched(userId)) {
      return;
    }
    try {
      watches.changed(userId, codec.decode(value).version());
    } catch (MalformedRecordException | UnknownRecordTypeException e) {
      log.atWarn().setCause(e).addKeyValue("offset", record.offset()).log("skipped a presence");
    }
  }
}
