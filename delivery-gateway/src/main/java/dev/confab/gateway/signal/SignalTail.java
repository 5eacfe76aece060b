package dev.confab.gateway.signal;

import dev.confab.gateway.protocol.Limits;
import dev.confab.gateway.room.Rooms;
import dev.confab.platform.kafka.Clients;
import dev.confab.platform.kafka.Tail;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import dev.confab.schemas.signal.LogInEntered;
import dev.confab.schemas.signal.Signal;
import dev.confab.schemas.signal.Typing;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows {@code signals} from their end, for the chats and users that are here. */
final class SignalTail {
  private static final Logger log = LoggerFactory.getLogger(SignalTail.class);

  private final TopicCodec<Signal> codec;
  private final Rooms rooms;
  private final Typings typings;
  private final Entrances entrances;
  private final LongSupplier nanos;

  /** By partition; used by the thread of the tail alone. */
  private final Map<Integer, Lateness> lateness = new HashMap<>();

  SignalTail(
      TopicCodec<Signal> codec,
      Rooms rooms,
      Typings typings,
      Entrances entrances,
      LongSupplier nanos) {
    this.codec = codec;
    this.rooms = rooms;
    this.typings = typings;
    this.entrances = entrances;
    this.nanos = nanos;
  }

  /**
   * Starts to follow; when this returns, nothing that happens later is missed, unless this process
   * stands still for longer than the topic keeps: then it goes on at the end.
   */
  Tail start(String bootstrap) {
    Map<String, Object> settings = Clients.tail(bootstrap);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    return Tail.fromEnd("signal-tail", settings, Topics.SIGNALS.name(), this::take);
  }

  void take(ConsumerRecord<byte[], byte[]> record) {
    long lateMs =
        lateness
            .computeIfAbsent(record.partition(), _ -> new Lateness())
            .of(record.timestamp(), nanos.getAsLong());
    byte[] value = record.value();
    if (value == null || record.key() == null || record.key().length != Ids.BYTES) {
      return;
    }
    UUID id = Ids.fromBytes(record.key());
    if (!rooms.wants(id) && !entrances.isHere(id)) {
      return;
    }
    try {
      switch (codec.decode(value)) {
        case Typing typing when lateMs <= Limits.TYPING_EXPIRY.toMillis() -> typings.take(typing);
        case Typing _ -> {} // it is over
        case LogInEntered entered -> entrances.take(entered);
      }
    } catch (MalformedRecordException | UnknownRecordTypeException e) {
      log.atWarn().setCause(e).addKeyValue("offset", record.offset()).log("skipped a signal");
    }
  }
}
