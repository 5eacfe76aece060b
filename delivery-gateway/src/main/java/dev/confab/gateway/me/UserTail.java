package dev.confab.gateway.me;

import dev.confab.gateway.presence.Watches;
import dev.confab.schemas.Ids;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import dev.confab.schemas.user.UserEvent;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a tail of {@code user-events} brings, for the users who are here or are watched here;
 * what is about others is not decoded.
 */
public final class UserTail {
  private static final Logger log = LoggerFactory.getLogger(UserTail.class);

  private final TopicCodec<UserEvent> codec;
  private final Me me;
  private final Watches watches;

  /** Tells these of changes. */
  public UserTail(TopicCodec<UserEvent> codec, Me me, Watches watches) {
    this.codec = codec;
    this.me = me;
    this.watches = watches;
  }

  /** The next record of its partition. */
  public void take(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null || record.key() == null || record.key().length != Ids.BYTES) {
      return;
    }
    UUID userId = Ids.fromBytes(record.key());
    if (!me.isHere(userId) && !watches.isWatched(userId)) {
      return;
    }
    try {
      UserEvent event = codec.decode(value);
      me.take(event);
      watches.take(event);
    } catch (MalformedRecordException | UnknownRecordTypeException e) {
      // Its number is missing for who is told of the next one: their next sync brings all.
      log.atWarn().setCause(e).addKeyValue("offset", record.offset()).log("skipped a user event");
    }
  }
}
