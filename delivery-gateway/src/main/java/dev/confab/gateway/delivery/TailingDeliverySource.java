package dev.confab.gateway.delivery;

import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Clients;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.codec.MalformedRecordException;
import dev.confab.schemas.codec.SchemaIds;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.codec.UnknownRecordTypeException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
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
      if (to.wants(chatId) || beginsMembership(codec.typeOf(value))) {
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

  private static boolean beginsMembership(@Nullable Class<? extends ChatEvent> type) {
    return type == MemberAdded.class || type == MemberJoined.class;
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }
}
