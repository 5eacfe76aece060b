package dev.confab.gateway.delivery;

import dev.confab.platform.health.Health;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberBanned;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all of {@code chat-events} from its end and drops, by key, what nobody wants. If the log
 * cannot be followed any more, everybody begins anew at its new end.
 */
public final class TailingDeliverySource implements DeliverySource {
  private static final Logger log = LoggerFactory.getLogger(TailingDeliverySource.class);

  /**
   * Who comes, goes or is invited, or is not any more. (Of who goes, a view that was asked for all
   * chats of a user may have known before one that was asked for their own state.)
   */
  private static final Set<Class<? extends ChatEvent>> OF_STRANGERS =
      Set.of(
          MemberAdded.class,
          MemberJoined.class,
          MemberLeft.class,
          MemberRemoved.class,
          MemberBanned.class,
          MemberInvited.class,
          InvitationDeclined.class,
          InvitationRevoked.class,
          InvitationExpired.class);

  private final TopicCodec<ChatEvent> codec;
  private final TailMetrics metrics;
  private final TopicTail tail;

  /** Will read from a cluster. */
  public TailingDeliverySource(
      String bootstrap, SchemaIds ids, Health health, MeterRegistry registry) {
    this.codec = Topics.CHAT_EVENTS.codec(ids);
    this.metrics = new TailMetrics(registry);
    this.tail = new TopicTail(bootstrap, Topics.CHAT_EVENTS.name(), "chat-tail", metrics::lag);
    health.add("deliveries", tail::isFollowing, "the log is not followed");
  }

  @Override
  public void start(DeliveryListener listener, Runnable onLost) {
    tail.start(
        record -> take(record, listener),
        () -> {
          metrics.lost();
          onLost.run();
        });
  }

  @Override
  public Positions positions() {
    return tail.positions();
  }

  @Override
  public void close() {
    tail.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, DeliveryListener to) {
    byte[] key = record.key();
    byte[] value = record.value();
    try {
      if (key == null || key.length != Ids.BYTES || value == null) {
        throw new MalformedRecordException("an event has a 16-byte key and a value");
      }
      UUID chatId = Ids.fromBytes(key);
      if (to.wants(chatId) || concernsStranger(codec.typeOf(value))) {
        to.onEvent(codec.decode(value));
      } else {
        metrics.dropped();
      }
    } catch (UnknownRecordTypeException e) {
      metrics.skipped();
      log.atWarn().addKeyValue("type", codec.recordName(value)).log("skipped an unknown event");
    } catch (MalformedRecordException e) {
      metrics.skipped();
      log.atError()
          .setCause(e)
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .log("skipped a malformed event");
    }
  }

  /** May it be about somebody here, though nobody here is in the chat? */
  private static boolean concernsStranger(@Nullable Class<? extends ChatEvent> type) {
    return type != null && OF_STRANGERS.contains(type);
  }
}
