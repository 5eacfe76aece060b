package dev.confab.gateway.presence;

import dev.confab.platform.kafka.Clients;
import dev.confab.platform.kafka.Tail;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import dev.confab.schemas.presence.PresenceChanged;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows {@code presence-events} from their end, for the users that somebody here watches. */
final class PresenceTail implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PresenceTail.class);

  private final TopicCodec<PresenceChanged> codec;
  private final Watches watches;
  private final Tail tail;

  private PresenceTail(KafkaConsumer<byte[], byte[]> consumer, SchemaIds ids, Watches watches) {
    this.codec = Topics.PRESENCE_EVENTS.codec(ids);
    this.watches = watches;
    this.tail = new Tail("presence-tail", consumer, this::take);
  }

  /** Starts to follow; when this returns, nothing that happens later is missed. */
  static PresenceTail start(String bootstrap, SchemaIds ids, Watches watches) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Clients.tail(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    PresenceTail started;
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.PRESENCE_EVENTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.endOffsets(partitions).forEach(consumer::seek);
      started = new PresenceTail(consumer, ids, watches);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    started.tail.start();
    return started;
  }

  boolean isAlive() {
    return tail.isAlive();
  }

  @Override
  public void close() {
    tail.close();
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
