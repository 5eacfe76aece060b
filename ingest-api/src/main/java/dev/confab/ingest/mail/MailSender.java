package dev.confab.ingest.mail;

import dev.confab.platform.health.Health;
import dev.confab.platform.kafka.Backoff;
import dev.confab.platform.kafka.Clients;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Views;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.SchemaIds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the mails that {@code credential-events} ask for, on a thread of its own; all nodes share
 * the work. A position is committed after its mail: whatever dies in between, the mail comes again,
 * and it is never left out (ADR 0011). What cannot be sent is tried again until its token ends.
 */
public final class MailSender implements AutoCloseable {
  /** The nodes' consumer group. */
  public static final String GROUP = "confab-mail";

  private static final Logger log = LoggerFactory.getLogger(MailSender.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  /** Somebody is looking at an empty mailbox: no longer than they would look. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** A mail under way ends in 20 s; not waiting for it may double it, which is allowed. */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  /** A node that died gives its partitions away in this time. */
  private static final int SESSION_TIMEOUT_MS = 6_000;

  private static final int HEARTBEAT_MS = 1_500;

  /** So few that even slow mails leave a round far below the five minutes it may take. */
  private static final int MOST_RECORDS = 10;

  private final Map<String, Object> consumerSettings;
  private final MailRound round;
  private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private MailSender(Map<String, Object> consumerSettings, MailRound round) {
    this.consumerSettings = consumerSettings;
    this.round = round;
    this.thread = Thread.ofPlatform().name("mail-sender").unstarted(this::run);
  }

  /**
   * Starts one; Kafka, the views and the mail server may come later.
   *
   * @param secret the server's secret, of which names' keys and tokens derive
   */
  public static MailSender start(
      String bootstrap,
      SchemaIds ids,
      MailConfig config,
      byte[] secret,
      Views views,
      MeterRegistry metrics,
      InstantSource clock) {
    MailPort port =
        switch (config.way()) {
          case MailConfig.Smtp server -> new SmtpMail(server, config.from());
          case MailConfig.Folder folder -> new FolderMail(folder.path(), config.from());
        };
    Letters letters = new Letters(new MailTokens(secret), config);
    Postman postman = new Postman(views, new NameKeys(secret), letters, port, metrics, clock);
    MailSender sender =
        new MailSender(
            settings(bootstrap), new MailRound(Topics.CREDENTIAL_EVENTS.codec(ids), postman));
    sender.thread.start();
    return sender;
  }

  private static Map<String, Object> settings(String bootstrap) {
    Map<String, Object> settings = Clients.tail(bootstrap);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    return settings;
  }

  /** Do mails get away? If not, they wait, and everything else works. */
  public Health.Status status() {
    return round.status();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isClosing()) {
      try {
        follow();
      } catch (RuntimeException e) {
        if (!isClosing()) {
          round.lost(e);
          log.atError().setCause(e).log("mail sender failed and starts again");
          pause();
        }
      }
    }
  }

  private void follow() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            consumerSettings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      round.begin(consumer);
      while (!isClosing()) {
        if (round.take(consumer, consumer.poll(POLL))) {
          backoff.reset();
        } else {
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      if (closing.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS)) {
        log.atInfo().log("mail sender closes while it waits");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }
}
