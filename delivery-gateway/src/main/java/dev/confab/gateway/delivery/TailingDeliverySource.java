package dev.confab.gateway.delivery;

import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Clients;
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
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all of {@code chat-events} from its end and drops, by key, what nobody wants. If the log
 * cannot be followed any more, everybody begins anew at its new end.
 */
public final class TailingDeliverySource implements DeliverySource {
  private static final Logger log = LoggerFactory.getLogger(TailingDeliverySource.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration JOIN = Duration.ofSeconds(2);
  private static final long RETRY_MS = 1_000;

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

  private final String bootstrap;
  private final TopicCodec<ChatEvent> codec;
  private final TailMetrics metrics;
  private @Nullable Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Positions positions;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /** Will read from a cluster. */
  public TailingDeliverySource(
      String bootstrap, SchemaIds ids, Health health, MeterRegistry metrics) {
    this.bootstrap = bootstrap;
    this.codec = Topics.CHAT_EVENTS.codec(ids);
    this.metrics = new TailMetrics(metrics);
    health.add(
        "deliveries",
        () -> positions == null ? new Health.Status.Down("the log is not followed") : Health.UP);
  }

  @Override
  public void start(DeliveryListener listener, Runnable onLost) {
    open();
    thread = Thread.ofPlatform().name("chat-tail").start(() -> run(listener, onLost));
  }

  @Override
  public Positions positions() {
    Positions now = positions;
    if (now == null) {
      throw new SourceLostException();
    }
    return now;
  }

  @Override
  public void close() {
    closing.countDown();
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      if (thread != null) {
        thread.join(JOIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void open() {
    KafkaConsumer<byte[], byte[]> opened =
        new KafkaConsumer<>(
            Clients.tail(bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer = opened;
    try {
      positions = new Positions(LastRecords.seekBehind(opened, Topics.CHAT_EVENTS.name()));
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void run(DeliveryListener listener, Runnable onLost) {
    while (!isClosing()) {
      try {
        if (positions == null) {
          open();
        }
        tail(listener);
      } catch (WakeupException e) {
        log.atDebug().log("deliveries were woken up to stop");
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("deliveries interrupted");
        lose(onLost);
      }
    }
  }

  /** First there is no position, then all begin anew: nobody can attach to the old place. */
  private void lose(Runnable onLost) {
    if (positions != null) {
      positions = null;
      metrics.lost();
      onLost.run();
    }
    try {
      closing.await(RETRY_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private void tail(DeliveryListener to) {
    KafkaConsumer<byte[], byte[]> current = consumer;
    if (current == null) {
      throw new KafkaException("there is no consumer");
    }
    try (current) {
      Positions at = positions();
      while (!isClosing()) {
        ConsumerRecords<byte[], byte[]> records = current.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          at.saw(record.partition(), record.offset());
          take(record, to);
        }
        metrics.lag(current);
      }
    }
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

  private boolean isClosing() {
    return closing.getCount() == 0;
  }
}
